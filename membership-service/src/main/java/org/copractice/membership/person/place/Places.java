package org.copractice.membership.person.place;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.store.Database;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Looks up where people work.
@ApplicationScoped
public class Places {

    /// The last revision recorded by the moment; when there is none, the first ever.
    private static final String LATEST_THEN = // takes an alias and a condition
            """
            LEFT JOIN LATERAL (
                SELECT * FROM %s s WHERE %s
                ORDER BY s.at <= asked.moment DESC,
                    CASE WHEN s.at <= asked.moment THEN s.revision ELSE -s.revision END DESC
                LIMIT 1) %s ON true
            """;

    private static final String AFFILIATIONS =
            """
            WITH asked AS (SELECT ?::date AS day, ?::timestamptz AS moment)
            SELECT coalesce(a.survivor, a.person) AS survivor, a.id, a.organization, a.role, o.county, c.region
            FROM asked JOIN person_affiliation a
                ON a.since <= asked.day AND (a.until IS NULL OR a.until > asked.day)
            """
                    + LATEST_THEN.formatted("place_organization", "s.id = a.organization", "o")
                    + LATEST_THEN.formatted("place_county", "s.code = o.county", "c");
    private static final String OF_PERSON =
            AFFILIATIONS + "WHERE a.person IN (SELECT same_person(?)) ORDER BY a.since, a.id";
    private static final String BY_REGION =
            "SELECT region, count(DISTINCT survivor) FROM ("
                    + AFFILIATIONS
                    + ") AS working GROUP BY region ORDER BY region";

    private static final String IN_REGION =
            """
            WITH asked AS (SELECT ?::timestamptz AS moment),
            inside AS MATERIALIZED (
                SELECT c.code FROM asked CROSS JOIN (SELECT DISTINCT code FROM place_county) k
            """
                    + LATEST_THEN.formatted("place_county", "s.code = k.code", "c")
                    + """
                        WHERE c.region = ?)
                    SELECT once.id FROM asked CROSS JOIN (
                        SELECT DISTINCT id FROM place_organization JOIN inside ON code = county) once
                    """
                    + LATEST_THEN.formatted("place_organization", "s.id = once.id", "o")
                    + "WHERE o.county IN (SELECT code FROM inside)";

    /// @param county null for an organization without one
    @Schema(name = "PlaceOfPerson")
    record Place(
            @Schema(required = true) UUID affiliation,
            @Schema(required = true) UUID organization,
            @Schema(required = true, examples = "teacher") String role,
            @Schema(description = "Absent when the organization has none", examples = "31")
                    String county,
            @Schema(description = "Absent when there is no county", examples = "3")
                    Integer region) {}

    /// @param region null for organizations without a county
    @Schema(name = "PeopleOfRegion")
    record OfRegion(
            @Schema(description = "Absent for organizations without a county") Integer region,
            @Schema(required = true) int people) {}

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Database database;
    private final ReadModels readModels;

    Places(Database database, ReadModels readModels) {
        this.database = database;
        this.readModels = readModels;
    }

    /// Waits a little for what the caller may just have written about organizations and counties.
    public void await() {
        readModels.await(PlaceSteps.NAME, LONGEST_WAIT);
    }

    List<Place> of(UUID person, LocalDate day, Instant moment) {
        return rows(
                OF_PERSON,
                List.of(day, moment, person),
                row ->
                        new Place(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, Integer.class)));
    }

    /// A person who works in two regions counts in both.
    List<OfRegion> byRegion(LocalDate day, Instant moment) {
        return rows(
                BY_REGION,
                List.of(day, moment),
                row -> new OfRegion(row.getObject(1, Integer.class), row.getInt(2)));
    }

    /// Organizations that were in the region then.
    public List<UUID> organizations(int region, Instant moment) {
        return rows(IN_REGION, List.of(moment, region), row -> row.getObject(1, UUID.class));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, List<?> values, Reading<T> reading) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (var results = statement.executeQuery()) {
                    var rows = new ArrayList<T>();
                    while (results.next()) {
                        rows.add(reading.of(results));
                    }
                    return rows;
                }
            }
        });
    }
}
