package org.copractice.eventsourcing.testing.tally;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Added;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Closed;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;

/// The stored names of a tally's events, and what is made of them.
public final class Tallies {

    /// Where Flyway finds the tables.
    public static final String TABLES = "db/tally";

    public static final Aggregate<TallyCommand, Tally, TallyEvent, TallyView> AGGREGATE =
            ofShape(1);

    private static final Table TALLY =
            Table.of(
                    "tally",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "name text",
                    "total int");
    private static final Table TALLY_DAY =
            Table.of(
                    "tally_day",
                    List.of("id", "day"),
                    "id uuid",
                    "day date",
                    "revision int",
                    "total int");

    private Tallies() {}

    /// @param shape of its snapshots
    public static Aggregate<TallyCommand, Tally, TallyEvent, TallyView> ofShape(int shape) {
        return new Aggregate<>(
                "tally",
                new TallyDecider(),
                new EventTypes<TallyEvent>()
                        .with("tally.opened", 1, Opened.class)
                        .with("tally.added", 1, Added.class)
                        .with("tally.closed", 1, Closed.class),
                TallyView::of,
                Tally.class,
                shape);
    }

    /// Answers "which tallies are there?"; no two have the same name.
    public static ReadModel directory() {
        return ReadModel.inline("tallies-1", TALLY)
                .from(
                        AGGREGATE,
                        (_, after, rows) ->
                                rows.put(
                                        TALLY,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.name(),
                                        after.total()))
                .refusing("tally_name_key", "name-taken", "Another tally has this name.");
    }

    /// Answers "how high was it at the end of each day?".
    public static ReadModel days() {
        return ReadModel.following("tally-days-1", TALLY_DAY)
                .from(
                        AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        TALLY_DAY,
                                        after.id(),
                                        recorded.at().atOffset(UTC).toLocalDate(),
                                        after.revision(),
                                        after.total()));
    }
}
