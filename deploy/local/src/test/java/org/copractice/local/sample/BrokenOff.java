package org.copractice.local.sample;

import org.copractice.local.Terminal;
import org.copractice.local.engine.Issuer;

/// A load of the sample that gets no further than the hundredth person.
public final class BrokenOff {

    private BrokenOff() {}

    public static void load(String gateway, Issuer issuer, Terminal terminal) {
        try (var api = new Api(gateway, issuer)) {
            var steps = new Steps(terminal);
            var network = Network.read();
            new Organizations(api, network, steps).load();
            new Communities(api, network, steps).load();
            new People(api, Person.read().subList(0, 100), steps).load();
        }
    }
}
