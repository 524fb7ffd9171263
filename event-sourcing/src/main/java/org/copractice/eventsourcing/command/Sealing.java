package org.copractice.eventsourcing.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.EventTypes.Encoded;
import org.copractice.eventsourcing.personal.AesKey;
import org.copractice.eventsourcing.personal.SealedData;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.eventsourcing.store.KeyChange;
import org.copractice.eventsourcing.store.PersonalKeys;

/// Encrypts what the events of a commit say of a person, with the key of their stream.
record Sealing(EventTypes<?> types, PersonalKeys keys) {

    record Sealed(List<Encoded> events, KeyChange keyChange) {}

    /// @param creates whether these are the first events of the stream
    /// @throws Conflict when the person was forgotten in the meantime
    Sealed seal(UUID stream, boolean creates, List<UUID> ids, List<Encoded> events)
            throws Conflict {
        if (!types.holdPersonalData()) {
            return new Sealed(events, new KeyChange.None());
        }
        if (creates) {
            var key = AesKey.random();
            return new Sealed(
                    sealed(key, stream, ids, events),
                    new KeyChange.Created(keys.wrapped(stream, key)));
        }
        var forgets = events.stream().anyMatch(event -> types.forgets(event.type()));
        return new Sealed(
                events.stream().anyMatch(this::isPersonal)
                        ? sealed(keys.of(stream), stream, ids, events)
                        : events,
                forgets ? new KeyChange.Destroyed() : new KeyChange.None());
    }

    private List<Encoded> sealed(AesKey key, UUID stream, List<UUID> ids, List<Encoded> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> sealed(key, stream, ids.get(i), events.get(i)))
                .toList();
    }

    private Encoded sealed(AesKey key, UUID stream, UUID id, Encoded event) {
        return isPersonal(event)
                ? new Encoded(
                        event.type(),
                        event.version(),
                        SealedData.seal(
                                key, stream, id, event.data(), types.personal(event.type())))
                : event;
    }

    private boolean isPersonal(Encoded event) {
        return !types.personal(event.type()).isEmpty();
    }
}
