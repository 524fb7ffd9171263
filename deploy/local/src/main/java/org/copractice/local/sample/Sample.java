package org.copractice.local.sample;

import org.copractice.local.Settings;
import org.copractice.local.Terminal;

/// Loads the sample network, step by step: a step may name what an earlier one has made.
///
/// The steps can be repeated. Whoever stops in the middle starts again, and the invitations, being
/// last, tell that all is there.
public final class Sample {

    private Sample() {}

    public static void load(Settings settings, String issuer, Terminal terminal) {
        var network = Network.read();
        try (var api = new Api(settings.gatewayUrl(), issuer)) {
            var steps = new Steps(terminal);
            var communities = new Communities(api, network, steps);
            if (communities.areComplete()) {
                terminal.done("Sample", "is there");
                return;
            }
            new Organizations(api, network, steps).load();
            communities.load();
            terminal.done("Sample", "loaded");
        }
    }
}
