package org.copractice.eventsourcing.testing.guest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Effect;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.command.Outcome;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;

/// One running instance of a service that receives guests.
public final class GuestReplica {

    private static final Metadata SOMEBODY =
            new Metadata("somebody", null, "correlation", null, null);

    private final EventStore store;
    private final CommandHandler<GuestCommand, Guest, GuestEvent, Guests.View> handler;

    public GuestReplica(DataSource source, MasterKeys keys) {
        this.store = new EventStore(new Database(source), keys);
        this.handler =
                new CommandHandler<>(
                        Guests.AGGREGATE,
                        store,
                        List.of(Guests.inline()),
                        new SimpleMeterRegistry());
    }

    public EventStore store() {
        return store;
    }

    public Outcome<Guests.View> handle(UUID guest, GuestCommand command) {
        return handler.handle(guest, command, context(new Expected.Any(), null));
    }

    public Outcome<Guests.View> handle(UUID guest, GuestCommand command, IdempotencyKey key) {
        return handler.handle(guest, command, context(new Expected.Unstated(), key));
    }

    public Map<UUID, Effect<Guests.View>> handleAll(Map<UUID, GuestCommand> commands) {
        return handler.batch().handle(commands, context(new Expected.Any(), null));
    }

    private static CommandContext context(Expected expected, IdempotencyKey key) {
        return new CommandContext(
                SOMEBODY, expected, Optional.ofNullable(key), Clock.systemUTC().instant());
    }
}
