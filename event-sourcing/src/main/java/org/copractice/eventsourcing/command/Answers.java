package org.copractice.eventsourcing.command;

import static org.copractice.eventsourcing.command.CommandRefused.Reason.BUSY;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.KEY_REUSED;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.store.Commit;
import org.copractice.eventsourcing.store.CommitRefused;
import org.copractice.eventsourcing.store.CommitRefused.KeyUsed;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;

/// Idempotency keys of requests that change many records, such as an import. What became of the
/// request is the one event of a stream of its own, stored together with the key; a repeat is
/// answered from there, as one that changes a single record is from that record's stream.
public final class Answers<E> {

    private final String category;
    private final EventTypes<E> types;
    private final EventStore store;

    /// @param category first part of the event types
    public Answers(String category, EventTypes<E> types, EventStore store) {
        this.category = category;
        this.types = types;
        this.store = store;
    }

    /// Does the work, unless the key says that it has been done. What is refused by an exception is
    /// not remembered.
    ///
    /// @param work does no harm when it is done again: a repeat does so after an attempt that was
    ///   cut off, and beside one that is still running
    /// @throws CommandRefused when the key was used with another request
    public E once(CommandContext context, Supplier<E> work) {
        return context.key()
                .map(key -> answered(key).orElseGet(() -> first(key, context, work.get())))
                .orElseGet(work);
    }

    private Optional<E> answered(IdempotencyKey key) {
        return store.answered(key)
                .map(answer -> {
                    if (!answer.fingerprint().equals(key.fingerprint())) {
                        throw new CommandRefused(KEY_REUSED);
                    }
                    return store.history(answer.stream(), 0, 1).getFirst().<E>decode(types).event();
                });
    }

    /// Of two that ran at once, the one that ends first gives both their answer.
    private E first(IdempotencyKey key, CommandContext context, E event) {
        try {
            store.commit(
                    new Commit(
                            category,
                            UuidCreator.getTimeOrderedEpoch(),
                            0,
                            List.of(UuidCreator.getTimeOrderedEpochFast()),
                            List.of(types.encode(event)),
                            Json.write(context.metadata()),
                            context.now().truncatedTo(ChronoUnit.MICROS),
                            new Rows(),
                            Optional.empty(),
                            Optional.of(key)));
            return event;
        } catch (KeyUsed _) {
            return answered(key).orElseThrow();
        } catch (CommitRefused _) {
            throw new CommandRefused(BUSY);
        }
    }
}
