package org.copractice.eventsourcing.http;

import java.util.Map;

/// Who may call what, for every operation of a service, in one place. What is not listed is
/// refused.
@FunctionalInterface
public interface Policy {

    /// By operationId.
    Map<String, Access> byOperation();

    /// Who may see the messages of a topic in the event feed, besides the right to read the feed.
    default Map<String, Access> byTopic() {
        return Map.of();
    }
}
