package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.store.EventStore;

/// Do the records exist that a body refers to? Records never cease to exist, so a yes is
/// remembered. Ids of people may come before the people, but nobody says anything new about who has
/// been forgotten; that is for ever, too.
@ApplicationScoped
public class References {

    private record Known(String table, Object key) {}

    private static final int REMEMBERED = 50_000;

    private final EventStore store;
    private final Requests requests;
    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Known, Boolean> forgotten =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    References(EventStore store, Requests requests) {
        this.store = store;
        this.requests = requests;
    }

    /// @param pointer where the reference stands in the body
    /// @param key of the record; null refers to nothing, which is fine
    public Check check(String pointer, String table, String column, Object key) {
        return new Check().check(pointer, table, column, key);
    }

    /// @param pointer where the reference to a person stands in the body
    /// @param table of people
    public Check checkPerson(String pointer, String table, UUID person) {
        return new Check().checkPerson(pointer, table, person);
    }

    /// Collects all references of a body before it complains.
    public final class Check {

        private final List<Fault> faults = new ArrayList<>();
        private final List<Fault> forgotten = new ArrayList<>();

        public Check check(String pointer, String table, String column, Object key) {
            if (key != null && !exists(table, column, key)) {
                faults.add(Fault.at(pointer, "unknown", "There is no %s.".formatted(key)));
            }
            return this;
        }

        public Check checkPerson(String pointer, String table, UUID person) {
            if (person != null && isForgotten(table, person)) {
                forgotten.add(Fault.at(pointer, "forgotten", "%s is forgotten.".formatted(person)));
            }
            return this;
        }

        /// @throws HttpProblem 422 that names all that are unknown, or else forgotten; a request
        ///   that was answered before somebody was forgotten gets that answer again
        public void orFail() {
            if (!faults.isEmpty()) {
                throw new HttpProblem(
                        ProblemCode.UNKNOWN_REFERENCE, "Create what it refers to first.", faults);
            }
            if (!forgotten.isEmpty() && !isRepeat()) {
                throw new HttpProblem(
                        ProblemCode.FORGOTTEN_REFERENCE,
                        "Who has been forgotten takes part in nothing new.",
                        forgotten);
            }
        }
    }

    private boolean isRepeat() {
        return requests.context().key().flatMap(store::answered).isPresent();
    }

    private boolean isForgotten(String table, UUID person) {
        return remembered(
                forgotten,
                new Known(table, person),
                "SELECT 1 FROM %s WHERE id = ?::uuid AND status = 'forgotten'".formatted(table));
    }

    public boolean exists(String table, String column, Object key) {
        return remembered(
                known,
                new Known(table, key),
                "SELECT 1 FROM %s WHERE %s = ?::%s".formatted(table, column, type(key)));
    }

    /// @param sql finds what, once it is so, stays so
    private boolean remembered(Cache<Known, Boolean> cache, Known wanted, String sql) {
        if (cache.getIfPresent(wanted) != null) {
            return true;
        }
        boolean found =
                store.database()
                        .read(connection -> {
                            try (var statement = connection.prepareStatement(sql)) {
                                bind(statement, List.of(wanted.key().toString()));
                                try (var row = statement.executeQuery()) {
                                    return row.next();
                                }
                            }
                        });
        if (found) {
            cache.put(wanted, true);
        }
        return found;
    }

    private static String type(Object key) {
        return switch (key) {
            case UUID _ -> "uuid";
            case Integer _ -> "int";
            default -> "text";
        };
    }
}
