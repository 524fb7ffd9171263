package org.copractice.eventsourcing.testing.guest;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.testing.guest.GuestCommand.ComeAgain;
import org.copractice.eventsourcing.testing.guest.GuestCommand.Forget;
import org.copractice.eventsourcing.testing.guest.GuestCommand.Welcome;
import org.copractice.eventsourcing.testing.guest.GuestEvent.CameAgain;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Forgotten;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Renamed;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Welcomed;

/// The rules of a guest.
public final class GuestDecider implements Decider<GuestCommand, Guest, GuestEvent> {

    @Override
    public Guest initial() {
        return new Guest(null, null, 0, false);
    }

    @Override
    public List<GuestEvent> decide(GuestCommand command, Guest guest) {
        if (guest.forgotten() && !(command instanceof Forget)) {
            throw new Rejection("forgotten", "This guest asked to be forgotten.");
        }
        return switch (command) {
            case Welcome(var name, var country) when guest.visits() == 0 ->
                    List.of(new Welcomed(name, country));
            case Welcome(var name, _) when name.equals(guest.name()) -> List.of();
            case Welcome(var name, _) -> List.of(new Renamed(name));
            case ComeAgain _ -> List.of(new CameAgain());
            case Forget _ -> guest.forgotten() ? List.of() : List.of(new Forgotten());
        };
    }

    @Override
    public Guest evolve(Guest guest, GuestEvent event) {
        return switch (event) {
            case Welcomed(var name, var country) -> new Guest(name, country, 1, false);
            case Renamed(var name) -> new Guest(name, guest.country(), guest.visits(), false);
            case CameAgain _ ->
                    new Guest(guest.name(), guest.country(), guest.visits() + 1, guest.forgotten());
            case Forgotten _ -> new Guest(null, guest.country(), guest.visits(), true);
        };
    }
}
