package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.store.Database;

/// Do the records exist that a body refers to? Records never cease to exist, so a yes is
/// remembered.
@ApplicationScoped
public class References {

    private record Known(String table, Object key) {}

    private static final int REMEMBERED = 50_000;

    private final Database database;
    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    References(Database database) {
        this.database = database;
    }

    /// @param pointer where the reference stands in the body
    /// @param key of the record; null refers to nothing, which is fine
    public Check check(String pointer, String table, String column, Object key) {
        return new Check().check(pointer, table, column, key);
    }

    /// Collects all references of a body before it complains.
    public final class Check {

        private final List<Fault> faults = new ArrayList<>();

        public Check check(String pointer, String table, String column, Object key) {
            if (key != null && !exists(table, column, key)) {
                faults.add(Fault.at(pointer, "unknown", "There is no %s.".formatted(key)));
            }
            return this;
        }

        /// @throws HttpProblem 422 that names all that are unknown
        public void orFail() {
            if (!faults.isEmpty()) {
                throw new HttpProblem(
                        ProblemCode.UNKNOWN_REFERENCE, "Create what it refers to first.", faults);
            }
        }
    }

    public boolean exists(String table, String column, Object key) {
        var wanted = new Known(table, key);
        if (known.getIfPresent(wanted) != null) {
            return true;
        }
        boolean found =
                database.read(connection -> {
                    var sql =
                            "SELECT 1 FROM %1$s WHERE %2$s = ?::%3$s"
                                    .formatted(table, column, type(key));
                    try (var statement = connection.prepareStatement(sql)) {
                        bind(statement, List.of(key.toString()));
                        try (var row = statement.executeQuery()) {
                            return row.next();
                        }
                    }
                });
        if (found) {
            known.put(wanted, true);
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
