package org.copractice.eventsourcing;

import java.util.UUID;

/// Everything the library must know of one kind of stream.
///
/// @param category first part of its event types (`organization.registered`), stored for ever
/// @param snapshotShape raised by hand when a stored state no longer fits the code; old snapshots
///   are then ignored, never misread
public record Aggregate<C, S, E, V>(
        String category,
        Decider<C, S, E> decider,
        EventTypes<E> types,
        Representation<S, V> representation,
        Class<S> stateType,
        int snapshotShape) {

    public Aggregate {
        for (var name : types.names()) {
            if (!name.startsWith(category + ".")) {
                throw new IllegalArgumentException(name + " must start with " + category + ".");
            }
        }
    }

    public Current<S> none(UUID stream) {
        return new Current<>(stream, 0, decider.initial(), null, null);
    }

    public Current<S> after(Current<S> before, Recorded<E> recorded) {
        return new Current<>(
                before.stream(),
                recorded.revision(),
                decider.evolve(before.state(), recorded.event()),
                before.since() == null ? recorded.at() : before.since(),
                recorded.at());
    }

    public V represent(Current<S> current) {
        return representation.of(current);
    }
}
