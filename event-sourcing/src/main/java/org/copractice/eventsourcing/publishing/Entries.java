package org.copractice.eventsourcing.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.store.StoredEvent;

/// A compacted topic, which holds for each key what is so now, unlike a [Publication], which tells
/// what happened. It may say what is personal, because it can be taken back: an entry that is no
/// more is replaced by a tombstone, and what was replaced goes away.
public interface Entries {

    /// Ends in a number, which is raised to publish all entries anew.
    String name();

    String topic();

    /// Of each entry, as a message.
    String type();

    /// Stored types of events after which entries may be others than before.
    Set<String> eventTypes();

    /// Each entry that these events may have changed, a record, as it is now; empty when there is
    /// one no more. Since it is read after the events, a repeat can only be newer than what it
    /// repeats.
    Map<UUID, Optional<Object>> now(Connection connection, List<StoredEvent> events)
            throws SQLException;
}
