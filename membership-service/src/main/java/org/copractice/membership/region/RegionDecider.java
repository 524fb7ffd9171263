package org.copractice.membership.region;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.membership.region.Region.Known;
import org.copractice.membership.region.Region.Unknown;
import org.copractice.membership.region.RegionCommand.Register;
import org.copractice.membership.region.RegionEvent.Registered;
import org.copractice.membership.region.RegionEvent.Renamed;

/// The rules of a region.
public final class RegionDecider implements Decider<RegionCommand, Region, RegionEvent> {

    @Override
    public Region initial() {
        return new Unknown();
    }

    @Override
    public List<RegionEvent> decide(RegionCommand command, Region state) {
        return switch (command) {
            case Register(var number, var name) ->
                    switch (state) {
                        case Unknown _ -> List.of(new Registered(number, name));
                        case Known(_, var known) when known.equals(name) -> List.of();
                        case Known _ -> List.of(new Renamed(name));
                    };
        };
    }

    @Override
    public Region evolve(Region state, RegionEvent event) {
        return switch (event) {
            case Registered(var number, var name) -> new Known(number, name);
            case Renamed(var name) -> new Known(number(state), name);
        };
    }

    private static int number(Region state) {
        return switch (state) {
            case Known(var number, _) -> number;
            case Unknown _ -> 0;
        };
    }
}
