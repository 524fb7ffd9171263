package org.copractice.membership.person.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.person.Leadership;
import org.copractice.membership.person.Role;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// Which people are asked for.
class PersonFilters {

    private static final List<String> LEADERSHIP =
            Arrays.stream(Leadership.values()).map(Leadership::code).toList();
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::code).toList();

    @RestQuery("name")
    @Parameter(description = "Beginning of the name as lists order it; accents and case aside")
    String name;

    @RestQuery("subject")
    String subject;

    @RestQuery("leadership")
    String leadership;

    @RestQuery("organization")
    @Parameter(description = "Id of an organization the person works for")
    String organization;

    @RestQuery("role")
    @Parameter(description = "Role in which the person works anywhere")
    String role;

    @RestQuery("on")
    @Parameter(description = "The date of that work; today if absent")
    String on;

    Filter[] all(LocalDate today) {
        var day = day(today);
        return new Filter[] {
            Filter.equal("status", "known"),
            Filter.startsWith("sort_name", SortKey.of(name)),
            Filter.matching("subjects @> ARRAY[?::text]", subject),
            Filter.oneOf(LEADERSHIP, "leadership", leadership),
            working("organization = ?::uuid", day, id(organization)),
            working("role = ?", day, Filter.oneOf(ROLES, "role", role).value())
        };
    }

    /// @param day is no text of the caller's any more
    private static Filter working(String condition, LocalDate day, String value) {
        return Filter.matching(
                """
                EXISTS (SELECT 1 FROM person_affiliation a
                    WHERE coalesce(a.survivor, a.person) = person.id AND a.%s
                    AND a.since <= DATE '%2$s' AND (a.until IS NULL OR a.until > DATE '%2$s'))\
                """
                        .formatted(condition, day),
                value);
    }

    private LocalDate day(LocalDate today) {
        try {
            return on == null ? today : LocalDate.parse(on);
        } catch (DateTimeParseException _) {
            throw HttpProblem.invalid(Fault.parameter("on", "invalid", "A date like 2026-07-01."));
        }
    }

    private static String id(String value) {
        try {
            return value == null ? null : UUID.fromString(value).toString();
        } catch (IllegalArgumentException _) {
            throw HttpProblem.invalid(Fault.parameter("organization", "invalid", "Not a UUID."));
        }
    }
}
