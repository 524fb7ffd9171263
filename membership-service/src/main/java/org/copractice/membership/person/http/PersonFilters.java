package org.copractice.membership.person.http;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.http.AsOf;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Search;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.person.Leadership;
import org.copractice.membership.person.Role;
import org.copractice.membership.person.directory.PersonDirectory;
import org.copractice.membership.person.place.Places;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// Which people are asked for.
class PersonFilters {

    private static final String WORKING = // takes a condition, a day and a fence
            """
            EXISTS (SELECT 1 FROM person_affiliation a
                WHERE coalesce(a.survivor, a.person) = person.id AND %1$s
                AND a.since <= DATE '%2$s' AND (a.until IS NULL OR a.until > DATE '%2$s')%3$s)\
            """;

    private static final List<String> LEADERSHIP =
            Arrays.stream(Leadership.values()).map(Leadership::code).toList();
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::code).toList();

    @RestQuery("q")
    @Parameter(
            description =
                    "Words of the name, best match first: also how a word begins, and with a slip;"
                            + " accents and case aside")
    String q;

    @RestQuery("name")
    @Parameter(description = "Beginning of the name as lists order it; accents and case aside")
    String name;

    @RestQuery("subject")
    String subject;

    @RestQuery("expertise")
    @Parameter(description = "Whole words of the person's expertise; accents and case aside")
    String expertise;

    @RestQuery("leadership")
    String leadership;

    @RestQuery("organization")
    @Parameter(description = "Id of an organization the person works for")
    String organization;

    @RestQuery("region")
    @Parameter(description = "Number of the region the person works in, as it was on the date")
    String region;

    @RestQuery("role")
    @Parameter(description = "Role of that work")
    String role;

    @RestQuery("on")
    @Parameter(description = "The date of that work; today if absent")
    String on;

    Search search() {
        return Search.of("q", q);
    }

    Filter[] all(LocalDate today, ZoneId timeZone, Places places) {
        var day = on == null ? today : Filter.day("on", on);
        return new Filter[] {
            Filter.equal("status", "known"),
            Filter.startsWith("sort_name", SortKey.of(name)),
            Filter.matching("subjects @> ARRAY[?::text]", subject),
            Search.whole(PersonDirectory.EXPERTISE, "expertise", expertise),
            Filter.oneOf(LEADERSHIP, "leadership", leadership),
            working(day, organizations(new AsOf(null, day).moment(timeZone), places))
        };
    }

    /// One and the same work must be all that is asked for.
    ///
    /// @param organizations where; null for anywhere
    private Filter working(LocalDate day, Set<UUID> organizations) {
        var asked = Filter.oneOf(ROLES, "role", role).value();
        if (organizations == null) {
            return Filter.matching(WORKING.formatted("a.role = ?", day, fence()), asked);
        }
        // a role that is known is no text of the caller's any more
        var where =
                "a.organization = ANY (?::uuid[])"
                        + (asked == null ? "" : " AND a.role = '%s'".formatted(asked));
        var ids = organizations.stream().map(UUID::toString).collect(joining(",", "{", "}"));
        return Filter.matching(WORKING.formatted(where, day, fence()), ids);
    }

    /// Who is looked for by name is few: their work is then looked up person by person, instead of
    /// all people's who work so.
    private String fence() {
        return search().isAsked() ? " OFFSET 0" : "";
    }

    private Set<UUID> organizations(Instant moment, Places places) {
        var one = Filter.id("", "organization", organization).value();
        var number = Filter.number("", "region", region).value();
        if (one == null && number == null) {
            return null;
        }
        if (number == null) {
            return Set.of(UUID.fromString(one));
        }
        places.await();
        var inside = new HashSet<>(places.organizations(Integer.parseInt(number), moment));
        if (one != null) {
            inside.retainAll(Set.of(UUID.fromString(one)));
        }
        return inside;
    }
}
