package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.store.StoredEvent;

/// A message as CloudEvents 1.0 has it, in each of the forms it travels in. What it says is decided
/// once, here, so that no form can say something else than another.
///
/// @param attributes without those that there are none of; numbers are numbers
/// @param data JSON; null for a tombstone
public record CloudEvent(Map<String, Object> attributes, String data) {

    private static final String JSON = "application/json";

    /// @param source URI reference of the service
    /// @param epoch of the store; changes when it is restored to an earlier point
    /// @param previous revision of the stream's previous published event, 0 for the first
    static CloudEvent of(
            String source,
            UUID epoch,
            StoredEvent event,
            Publication.Message message,
            int previous) {
        var metadata = event.decodeMetadata();
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id().toString());
        attributes.put("source", source);
        attributes.put("type", message.type());
        attributes.put("subject", event.stream().toString());
        attributes.put("time", event.at().toString());
        attributes.put("revision", event.revision());
        attributes.put("previousrevision", previous);
        attributes.put("epoch", epoch.toString());
        attributes.put("correlationid", metadata.correlation());
        attributes.put("causationid", metadata.causation());
        attributes.put("traceparent", metadata.trace());
        attributes.values().removeIf(value -> value == null);
        return new CloudEvent(attributes, message.data());
    }

    /// What is so of a subject; a repeat has the same id.
    ///
    /// @param cause the event after which it may be so
    /// @param data null for a tombstone
    static CloudEvent entry(
            String source, UUID epoch, StoredEvent cause, String type, UUID subject, String data) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("specversion", "1.0");
        attributes.put("id", UUID.nameUUIDFromBytes(bytes(subject + "/" + cause.id())).toString());
        attributes.put("source", source);
        attributes.put("type", type);
        attributes.put("subject", subject.toString());
        attributes.put("time", cause.at().toString());
        attributes.put("epoch", epoch.toString());
        return new CloudEvent(attributes, data);
    }

    /// Kafka's binary mode: attributes as `ce_` headers, data as the value, the subject as the key.
    ProducerRecord<byte[], byte[]> record(String topic) {
        var kafka =
                new ProducerRecord<>(
                        topic,
                        bytes(attributes.get("subject")),
                        data == null ? null : data.getBytes(UTF_8));
        if (data != null) {
            kafka.headers().add("content-type", bytes(JSON));
        }
        attributes.forEach((name, value) -> kafka.headers().add("ce_" + name, bytes(value)));
        return kafka;
    }

    /// The JSON format.
    public String json() {
        var open = Json.write(attributes);
        return "%s,\"datacontenttype\":\"%s\",\"data\":%s}"
                .formatted(open.substring(0, open.length() - 1), JSON, data);
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(UTF_8);
    }
}
