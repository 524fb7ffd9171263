package org.copractice.eventsourcing.publishing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.store.StoredEvent;

/// What other services are told about one kind of record: a contract, unlike the events it is made
/// from. Free of personal data.
public final class Publication<E> {

    /// @param type `org.copractice.<service>.<what-happened>.v<n>`
    /// @param data JSON
    public record Message(String type, String data) {}

    private record Entry<E>(String type, Function<Recorded<E>, ?> data) {}

    private final Aggregate<?, ?, E, ?> aggregate;
    private final String topic;
    private final Map<String, Entry<E>> entries = new HashMap<>();

    private Publication(Aggregate<?, ?, E, ?> aggregate, String topic) {
        this.aggregate = aggregate;
        this.topic = topic;
    }

    public static <E> Publication<E> of(Aggregate<?, ?, E, ?> aggregate, String topic) {
        return new Publication<>(aggregate, topic);
    }

    /// @param data makes the message's data, a record, from the event
    public <T extends E> Publication<E> tell(
            Class<T> event, String type, Function<Recorded<E>, ?> data) {
        entries.put(aggregate.types().nameOf(event), new Entry<>(type, data));
        return this;
    }

    /// @param data makes the message's data, a record, from where the event is recorded and the
    ///   event
    public <T extends E> Publication<E> tell(
            Class<T> event, String type, BiFunction<Recorded<E>, T, ?> data) {
        return tell(event, type, recorded -> data.apply(recorded, event.cast(recorded.event())));
    }

    /// Types of all messages, for the check that each is documented.
    public Set<String> types() {
        return entries.values().stream().map(Entry::type).collect(Collectors.toSet());
    }

    public String topic() {
        return topic;
    }

    /// Stored types of the events that are told.
    Set<String> eventTypes() {
        return entries.keySet();
    }

    /// Type of the message that tells an event of this stored type.
    String typeOf(String eventType) {
        return entries.get(eventType).type();
    }

    Message message(StoredEvent stored) {
        var entry = entries.get(stored.type());
        return new Message(
                entry.type(), Json.write(entry.data().apply(stored.decode(aggregate.types()))));
    }
}
