package org.copractice.local.sample;

import org.copractice.local.Settings;
import org.copractice.local.Terminal;

/// The sample network.
public final class Sample {

    private Sample() {}

    public static void load(Settings settings, String issuer, Terminal terminal) {
        terminal.progress("Sample", 0, 0);
    }
}
