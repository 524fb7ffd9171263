package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.copractice.eventsourcing.store.StoredEvent;

/// CloudEvents 1.0 in Kafka's binary mode: attributes as `ce_` headers, data as the value.
///
/// @param source URI reference of the service
/// @param epoch of the store; changes when it is restored to an earlier point
record CloudEvents(String source, UUID epoch) {

    /// @param previous revision of the stream's previous published event, 0 for the first
    ProducerRecord<byte[], byte[]> message(
            String topic, StoredEvent event, Publication.Message message, int previous) {
        var stream = event.stream().toString();
        var metadata = event.decodeMetadata();
        var kafka =
                new ProducerRecord<>(topic, stream.getBytes(UTF_8), message.data().getBytes(UTF_8));
        header(kafka, "content-type", "application/json");
        header(kafka, "ce_specversion", "1.0");
        header(kafka, "ce_id", event.id());
        header(kafka, "ce_source", source);
        header(kafka, "ce_type", message.type());
        header(kafka, "ce_subject", stream);
        header(kafka, "ce_time", event.at());
        header(kafka, "ce_revision", event.revision());
        header(kafka, "ce_previousrevision", previous);
        header(kafka, "ce_epoch", epoch);
        header(kafka, "ce_correlationid", metadata.correlation());
        header(kafka, "ce_causationid", metadata.causation());
        header(kafka, "ce_traceparent", metadata.trace());
        return kafka;
    }

    private static void header(ProducerRecord<?, ?> kafka, String name, Object value) {
        if (value != null) {
            kafka.headers().add(name, value.toString().getBytes(UTF_8));
        }
    }
}
