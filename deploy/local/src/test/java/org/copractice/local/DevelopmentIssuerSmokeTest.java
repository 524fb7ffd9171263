package org.copractice.local;

import java.util.EnumSet;
import java.util.Set;

class DevelopmentIssuerSmokeTest extends SmokeContract {

    @Override
    Set<Options> options() {
        return EnumSet.of(Options.NO_SAMPLE);
    }
}
