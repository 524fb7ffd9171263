package org.copractice.eventsourcing.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where and how the service publishes.
@ConfigMapping(prefix = "copractice.publisher")
interface PublisherConfig {

    /// Name of the service in message types and sources: `membership`.
    String service();

    /// Kafka's `host:port`, comma separated.
    String bootstrapServers();

    /// Of topics that are created; fixed for a topic's life.
    @WithDefault("6")
    int partitions();
}
