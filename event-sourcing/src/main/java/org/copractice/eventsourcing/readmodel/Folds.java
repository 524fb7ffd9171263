package org.copractice.eventsourcing.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;

/// The streams that a follower has folded so far, so that each event is folded once. What is no
/// longer remembered is read from the streams again, for all of a batch at once.
final class Folds {

    private static final int REMEMBERED = 20_000;

    /// The longest unused is dropped first.
    private final Map<UUID, Current<?>> folded;

    /// Of the streams of the batch at hand, which may be more than are remembered.
    private final Map<UUID, Current<?>> atHand = new HashMap<>();

    private final EventStore store;

    Folds(EventStore store) {
        this(store, REMEMBERED);
    }

    Folds(EventStore store, int remembered) {
        this.store = store;
        this.folded =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<UUID, Current<?>> eldest) {
                        return size() > remembered;
                    }
                };
    }

    /// Brings the streams of these events to where they were just before.
    void prepare(Connection connection, ReadModel model, List<StoredEvent> events)
            throws SQLException {
        Set<UUID> unknown = new HashSet<>();
        Set<UUID> seen = new HashSet<>();
        atHand.clear();
        for (var event : events) {
            if (seen.add(event.stream()) && event.revision() > 1 && !recall(event)) {
                unknown.add(event.stream());
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        long before = events.getFirst().position();
        for (var earlier : store.earlier(connection, unknown, before)) {
            decodeAndFold(model.aggregate(earlier.category()), earlier);
        }
    }

    /// Lets go of the batch, people included.
    void release() {
        atHand.clear();
    }

    /// @return whether the stream is remembered as it was just before the event
    private boolean recall(StoredEvent event) {
        var known = folded.get(event.stream());
        if (known == null || known.revision() != event.revision() - 1) {
            return false;
        }
        atHand.put(event.stream(), known);
        return true;
    }

    void apply(ReadModel model, StoredEvent stored, Rows rows) {
        apply(model, model.aggregate(stored.category()), stored, rows);
    }

    private <E, V> void apply(
            ReadModel model, Aggregate<?, ?, E, V> aggregate, StoredEvent stored, Rows rows) {
        Recorded<E> recorded = stored.decode(aggregate.types());
        model.apply(aggregate.category(), recorded, fold(aggregate, recorded), rows);
    }

    private <E, V> void decodeAndFold(Aggregate<?, ?, E, V> aggregate, StoredEvent stored) {
        Recorded<E> recorded = stored.decode(aggregate.types());
        fold(aggregate, recorded);
    }

    @SuppressWarnings("unchecked") // a stream belongs to one aggregate for ever
    private <S, E, V> V fold(Aggregate<?, S, E, V> aggregate, Recorded<E> recorded) {
        var stream = recorded.stream();
        var before =
                recorded.revision() == 1 ? aggregate.none(stream) : (Current<S>) atHand.get(stream);
        var after = aggregate.after(before, recorded);
        atHand.put(stream, after);
        // a person may be forgotten by another replica, which this one would not hear of
        if (!aggregate.types().holdPersonalData()) {
            folded.put(stream, after);
        }
        return aggregate.represent(after);
    }
}
