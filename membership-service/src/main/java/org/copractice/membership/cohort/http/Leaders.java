package org.copractice.membership.cohort.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;
import org.copractice.membership.cohort.CohortCommand.Entrust;
import org.copractice.membership.cohort.ProgramYear;

/// What a rule has to know of the cohort that is to lead another. It never changes, so it may be
/// read beforehand.
@ApplicationScoped
class Leaders {

    private final Database database;

    Leaders(Database database) {
        this.database = database;
    }

    /// @param leader id of a cohort that exists
    Entrust entrust(UUID leader, LocalDate on) {
        return database.read(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "SELECT community, program_year FROM cohort WHERE id = ?")) {
                bind(statement, List.of(leader));
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("no cohort " + leader, "02000");
                    }
                    return new Entrust(
                            leader,
                            row.getObject(1, UUID.class),
                            ProgramYear.of(row.getString(2)).orElseThrow(),
                            on);
                }
            }
        });
    }
}
