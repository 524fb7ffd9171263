package org.copractice.eventsourcing.publishing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// Topics of one publisher, and how those that do not exist yet are made.
///
/// @param partitions never changed afterwards, or keys would change sides
/// @param compaction empty for topics that keep everything
public record Topics(List<String> names, int partitions, Optional<Compaction> compaction) {

    private static final short DEFAULT_REPLICATION = -1;

    public Topics(List<String> names, int partitions) {
        this(names, partitions, Optional.empty());
    }

    NewTopic create(String name) {
        return new NewTopic(name, partitions, DEFAULT_REPLICATION)
                .configs(compaction.map(Compaction::settings).orElseGet(Map::of));
    }
}
