package org.copractice.eventsourcing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.personal.SealedData;

/// A row of the event table, read only as far as the store needs to.
public record StoredEvent(
        long position,
        UUID stream,
        int revision,
        UUID id,
        String type,
        int version,
        String data,
        String metadata,
        Instant at) {

    static final String COLUMNS =
            "position, stream_id, revision, id, type, schema_version, data, metadata, recorded_at";

    static StoredEvent from(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }

    /// The first part of the type.
    public String category() {
        return type.substring(0, type.indexOf('.'));
    }

    boolean isSealed() {
        return SealedData.isSealed(data);
    }

    StoredEvent with(String otherData) {
        return new StoredEvent(
                position, stream, revision, id, type, version, otherData, metadata, at);
    }

    public <E> Recorded<E> decode(EventTypes<E> types) {
        return new Recorded<>(stream, revision, id, types.decode(type, version, data), at);
    }

    public Metadata decodeMetadata() {
        return Json.read(metadata, Metadata.class);
    }
}
