package org.copractice.eventsourcing.testing.guest;

import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.eventsourcing.testing.guest.GuestEvent.CameAgain;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Forgotten;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Renamed;
import org.copractice.eventsourcing.testing.guest.GuestEvent.Welcomed;

/// The stored names of a guest's events, and what is made of them.
public final class Guests {

    /// A guest as others see them.
    public record View(UUID id, int revision, String name, String country, int visits) {}

    /// Where Flyway finds the tables.
    public static final String TABLES = "db/guest";

    public static final Aggregate<GuestCommand, Guest, GuestEvent, View> AGGREGATE =
            new Aggregate<>(
                    "guest",
                    new GuestDecider(),
                    new EventTypes<GuestEvent>()
                            .with("guest.welcomed", 1, Welcomed.class)
                            .with("guest.renamed", 1, Renamed.class)
                            .with("guest.came-again", 1, CameAgain.class)
                            .with("guest.forgotten", 1, Forgotten.class)
                            .forgetting("guest.forgotten"),
                    current ->
                            new View(
                                    current.stream(),
                                    current.revision(),
                                    current.state().name(),
                                    current.state().country(),
                                    current.state().visits()),
                    Guest.class,
                    1);

    private Guests() {}

    /// Answers "who has been here, how often?", in the transaction of the append.
    public static ReadModel inline() {
        return from(ReadModel.inline("guests-1", table("guest")), table("guest"));
    }

    /// Answers the same, moments later.
    public static ReadModel following() {
        return from(ReadModel.following("guest-book-1", table("guest_book")), table("guest_book"));
    }

    private static ReadModel from(ReadModel model, Table table) {
        return model.from(
                AGGREGATE,
                (_, after, rows) ->
                        rows.put(
                                table, after.id(), after.revision(), after.name(), after.visits()));
    }

    private static Table table(String name) {
        return Table.of(name, List.of("id"), "id uuid", "revision int", "name text", "visits int");
    }
}
