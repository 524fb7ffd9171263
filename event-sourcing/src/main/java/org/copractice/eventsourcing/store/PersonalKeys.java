package org.copractice.eventsourcing.store;

import static java.util.stream.Collectors.toSet;
import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copractice.eventsourcing.personal.AesKey;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.personal.SealedData;
import org.copractice.eventsourcing.personal.WrappedKey;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;

/// The keys of people, one for each stream that holds personal data.
///
/// No key is remembered: each is read when it is needed. So a person who was forgotten is forgotten
/// on every replica with the commit that destroyed the key, not when a cache runs out.
public final class PersonalKeys {

    private static final String KEYS =
            "SELECT stream_id, master_key, wrapped FROM personal_key"
                    + " WHERE stream_id = ANY (?::uuid[])";

    private static final String REMAINS =
            """
            SELECT (SELECT count(*) FROM event WHERE stream_id = ? AND starts_with(data, ?)),
                EXISTS (SELECT FROM personal_key WHERE stream_id = ?)\
            """;

    /// What there is of a person.
    ///
    /// @param sealedEvents that hold personal data, readable or not
    /// @param key whether it is readable
    public record Remains(int sealedEvents, boolean key) {}

    private final Database database;
    private final MasterKeys masterKeys;

    PersonalKeys(Database database, MasterKeys masterKeys) {
        this.database = database;
        this.masterKeys = masterKeys;
    }

    /// Of a stream that begins, to be stored with its first commit.
    public WrappedKey wrapped(UUID stream, AesKey key) {
        return masterKeys.wrap(stream, key);
    }

    /// @throws Conflict when it is destroyed: another command has just forgotten the person
    public AesKey of(UUID stream) throws Conflict {
        var keys = database.read(connection -> keys(connection, List.of(stream)));
        if (!keys.containsKey(stream)) {
            throw new Conflict();
        }
        return keys.get(stream);
    }

    /// For a receipt.
    public Remains remains(UUID stream) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(REMAINS)) {
                bind(statement, List.of(stream, SealedData.MARK, stream));
                try (var row = statement.executeQuery()) {
                    row.next();
                    return new Remains(row.getInt(1), row.getBoolean(2));
                }
            }
        });
    }

    /// The same events with their personal data, or without it where the key is destroyed. That the
    /// keys are read later than the events does no harm: a key is destroyed at most once, and
    /// created before or with the event.
    public List<StoredEvent> open(Connection connection, List<StoredEvent> events)
            throws SQLException {
        var streams =
                events.stream()
                        .filter(StoredEvent::isSealed)
                        .map(StoredEvent::stream)
                        .collect(toSet());
        if (streams.isEmpty()) {
            return events;
        }
        var keys = keys(connection, streams);
        return events.stream().map(event -> open(event, keys.get(event.stream()))).toList();
    }

    private static StoredEvent open(StoredEvent event, AesKey key) {
        return event.isSealed()
                ? event.with(SealedData.open(key, event.stream(), event.id(), event.data()))
                : event;
    }

    private Map<UUID, AesKey> keys(Connection connection, Collection<UUID> streams)
            throws SQLException {
        try (var statement = connection.prepareStatement(KEYS)) {
            var ids = streams.stream().map(UUID::toString).toArray(String[]::new);
            bind(statement, List.of((Object) ids));
            try (var rows = statement.executeQuery()) {
                var keys = new HashMap<UUID, AesKey>();
                while (rows.next()) {
                    var stream = rows.getObject(1, UUID.class);
                    var wrapped = new WrappedKey(rows.getString(2), rows.getString(3));
                    keys.put(stream, masterKeys.unwrap(stream, wrapped));
                }
                return keys;
            }
        }
    }
}
