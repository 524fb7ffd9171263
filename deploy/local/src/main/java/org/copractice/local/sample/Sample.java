package org.copractice.local.sample;

import org.copractice.local.Settings;
import org.copractice.local.Terminal;
import org.copractice.local.engine.Issuer;

/// Loads the sample network, step by step: a step may name what an earlier one has made.
///
/// The steps can be repeated: whoever stops in the middle starts again, and what was done is not
/// done twice.
public final class Sample {

    private Sample() {}

    public static void load(Settings settings, Issuer issuer, Terminal terminal) {
        try (var api = new Api(settings.gatewayUrl(), issuer)) {
            var steps = new Steps(terminal);
            var practice = Practice.read();
            var listings = new Listings(api, practice.listings(), steps);
            if (listings.areComplete()) {
                terminal.done("Sample", "is there");
                return;
            }
            var network = Network.read();
            new Organizations(api, network, steps).load();
            new Communities(api, network, steps).load();
            new People(api, Person.read(), steps).load();
            new Mentorings(api, practice, steps).load();
            new Experts(api, practice, steps).load();
            listings.load();
            terminal.done("Sample", "loaded");
        }
    }
}
