package org.copractice.eventsourcing.testing.tally;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.command.Outcome;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;

/// One running instance of a service that keeps tallies. A new one remembers nothing, as after a
/// restart.
public final class TallyReplica {

    private static final Metadata SOMEBODY =
            new Metadata("somebody", null, "correlation", null, null);

    private final EventStore store;
    private final CommandHandler<TallyCommand, Tally, TallyEvent, TallyView> handler;

    public TallyReplica(DataSource source) {
        this(new Database(source));
    }

    public TallyReplica(Database database) {
        this(database, Tallies.AGGREGATE, Tallies.directory());
    }

    public TallyReplica(
            DataSource source,
            Aggregate<TallyCommand, Tally, TallyEvent, TallyView> aggregate,
            ReadModel... models) {
        this(new Database(source), aggregate, models);
    }

    private TallyReplica(
            Database database,
            Aggregate<TallyCommand, Tally, TallyEvent, TallyView> aggregate,
            ReadModel... models) {
        this.store = new EventStore(database);
        this.handler =
                new CommandHandler<>(aggregate, store, List.of(models), new SimpleMeterRegistry());
    }

    public EventStore store() {
        return store;
    }

    public Outcome<TallyView> handle(UUID tally, TallyCommand command) {
        return handle(tally, command, new Expected.Any(), null);
    }

    public Outcome<TallyView> handle(UUID tally, TallyCommand command, Expected expected) {
        return handle(tally, command, expected, null);
    }

    public Outcome<TallyView> handle(UUID tally, TallyCommand command, IdempotencyKey key) {
        return handle(tally, command, new Expected.Unstated(), key);
    }

    public Outcome<TallyView> handle(
            UUID tally, TallyCommand command, Expected expected, IdempotencyKey key) {
        return handler.handle(
                tally,
                command,
                new CommandContext(
                        SOMEBODY, expected, Optional.ofNullable(key), Clock.systemUTC().instant()));
    }
}
