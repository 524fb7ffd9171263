package org.copractice.membership.county;

import java.util.ArrayList;
import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.membership.county.County.Known;
import org.copractice.membership.county.County.Unknown;
import org.copractice.membership.county.CountyCommand.Register;
import org.copractice.membership.county.CountyEvent.Moved;
import org.copractice.membership.county.CountyEvent.Recoded;
import org.copractice.membership.county.CountyEvent.Registered;
import org.copractice.membership.county.CountyEvent.Renamed;

/// The rules of a county.
public final class CountyDecider implements Decider<CountyCommand, County, CountyEvent> {

    @Override
    public County initial() {
        return new Unknown();
    }

    @Override
    public List<CountyEvent> decide(CountyCommand command, County state) {
        return switch (command) {
            case Register asked ->
                    switch (state) {
                        case Unknown _ ->
                                List.of(
                                        new Registered(
                                                asked.code(),
                                                asked.name(),
                                                asked.fips(),
                                                asked.region()));
                        case Known known -> differences(asked, known);
                    };
        };
    }

    @Override
    public County evolve(County state, CountyEvent event) {
        var before = known(state);
        return switch (event) {
            case Registered(var code, var name, var fips, var region) ->
                    new Known(code, name, fips, region);
            case Renamed(var name) ->
                    new Known(before.code(), name, before.fips(), before.region());
            case Recoded(var fips) ->
                    new Known(before.code(), before.name(), fips, before.region());
            case Moved(var region) ->
                    new Known(before.code(), before.name(), before.fips(), region);
        };
    }

    private static List<CountyEvent> differences(Register asked, Known known) {
        var events = new ArrayList<CountyEvent>();
        if (!asked.name().equals(known.name())) {
            events.add(new Renamed(asked.name()));
        }
        if (!asked.fips().equals(known.fips())) {
            events.add(new Recoded(asked.fips()));
        }
        if (asked.region() != known.region()) {
            events.add(new Moved(asked.region()));
        }
        return events;
    }

    private static Known known(County state) {
        return switch (state) {
            case Known known -> known;
            case Unknown _ -> new Known(null, null, null, 0);
        };
    }
}
