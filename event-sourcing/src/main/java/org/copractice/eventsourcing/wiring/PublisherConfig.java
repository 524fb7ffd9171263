package org.copractice.eventsourcing.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /// Of the topics that hold what is so now.
    Compaction compaction();

    interface Compaction {

        /// What was replaced is gone after about two of these.
        @WithDefault("1h")
        Duration every();

        /// How long a consumer may be away and still learn what was taken out.
        @WithDefault("7d")
        Duration tombstones();
    }
}
