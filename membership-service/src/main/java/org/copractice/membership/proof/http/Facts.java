package org.copractice.membership.proof.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.store.Database;

/// What is so of a person's part in a community when it is asked, under whatever id it was
/// recorded.
final class Facts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ACTIVE =
            """
            SELECT id FROM membership
            WHERE community = ? AND status = 'active' AND person IN (SELECT same_person(?))
            ORDER BY began_on, id LIMIT 1\
            """;
    private static final String MEMBERSHIP =
            """
            SELECT m.document, c.document FROM membership m JOIN community c ON c.id = m.community
            WHERE m.id = ?\
            """;
    private static final String PERSON = "SELECT document FROM person WHERE id = ?";
    private static final String SAME = "SELECT same_person(?)";
    private static final String COHORTS =
            """
            SELECT c.label, c.program_year FROM cohort c JOIN cohort_member m ON m.cohort = c.id
            WHERE c.community = ? AND NOT isempty(m.during)
                AND m.person IN (SELECT same_person(?))
            ORDER BY c.program_year, c.label\
            """;

    private final Database database;

    Facts(Database database) {
        this.database = database;
    }

    Optional<UUID> activeMembership(UUID person, UUID community) {
        return rows(ACTIVE, List.of(community, person), row -> row.getObject(1, UUID.class))
                .stream()
                .findFirst();
    }

    boolean isConsented(UUID person, String purpose) {
        boolean given = false;
        for (var consent : person(person).path("consents")) {
            if (consent.path("purpose").asText().equals(purpose)) {
                given = consent.path("given").asBoolean();
            }
        }
        return given;
    }

    /// @param says which of `name`, `seats` and `cohorts`
    Map<String, Object> said(UUID person, UUID membership, List<String> says) {
        var found =
                rows(
                                MEMBERSHIP,
                                List.of(membership),
                                row -> List.of(json(row.getString(1)), json(row.getString(2))))
                        .getFirst();
        var community = found.getLast();
        var id = UUID.fromString(community.path("id").asText());
        var said = new TreeMap<String, Object>();
        said.put("community", Map.of("id", id, "name", community.path("name").asText()));
        said.put("memberSince", found.getFirst().path("since").asText());
        if (says.contains("name")) {
            said.put("name", person(person).at("/name/full").asText());
        }
        if (says.contains("seats")) {
            said.put("seats", seats(community, same(person)));
        }
        if (says.contains("cohorts")) {
            said.put("cohorts", cohorts(id, person));
        }
        return said;
    }

    private static List<Map<String, String>> seats(JsonNode community, Set<String> same) {
        var held = new ArrayList<Map<String, String>>();
        for (var seat : community.path("committee")) {
            for (var term : seat.path("terms")) {
                if (same.contains(term.path("holder").asText())) {
                    held.add(
                            Map.of(
                                    "title", seat.path("title").asText(),
                                    "from", term.path("from").asText(),
                                    "until", term.path("until").asText()));
                }
            }
        }
        return held;
    }

    private List<Map<String, String>> cohorts(UUID community, UUID person) {
        return rows(
                COHORTS,
                List.of(community, person),
                row -> Map.of("cohort", row.getString(1), "programYear", row.getString(2)));
    }

    private Set<String> same(UUID person) {
        return rows(SAME, List.of(person), row -> row.getString(1)).stream()
                .collect(Collectors.toSet());
    }

    private JsonNode person(UUID person) {
        return rows(PERSON, List.of(person), row -> json(row.getString(1))).getFirst();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
