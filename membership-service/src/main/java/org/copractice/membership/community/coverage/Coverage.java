package org.copractice.membership.community.coverage;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Counts the offices of a community by region.
final class Coverage {

    /// A statewide community covers all open offices, a regional one those of its region, and a
    /// local one those it has ever had to do with. A community without offices still has one row.
    private static final String COUNT =
            """
            WITH asked AS (
                SELECT ?::uuid AS community, ?::text AS kind,
                    coalesce(?::timestamptz, 'infinity') AS moment
            ), covering AS (
                SELECT c.scope, c.region FROM asked JOIN coverage_community c ON c.id = asked.community
                WHERE c.at <= asked.moment
                ORDER BY c.revision DESC LIMIT 1
            ), place AS (
                SELECT DISTINCT ON (c.id) c.code, c.region FROM asked, coverage_county c
                WHERE c.at <= asked.moment
                ORDER BY c.id, c.revision DESC
            ), office AS (
                SELECT DISTINCT ON (o.id) o.id, o.kind, o.county, o.status
                FROM asked, coverage_organization o
                WHERE o.at <= asked.moment
                ORDER BY o.id, o.revision DESC
            ), member AS (
                SELECT m.organization,
                    bool_or(m.step = 'invited') AS invited,
                    bool_or(m.step IN ('accepted', 'admitted')) AS joined,
                    (array_agg(m.status ORDER BY m.revision DESC))[1] = 'active' AS active
                FROM asked JOIN coverage_membership m ON m.community = asked.community
                WHERE m.at <= asked.moment
                GROUP BY m.organization
            ), candidate AS (
                SELECT place.region, member.*, member.organization IS NOT NULL AS concerned
                FROM asked
                JOIN office ON office.kind = asked.kind AND office.status = 'open'
                LEFT JOIN place ON place.code = office.county
                LEFT JOIN member ON member.organization = office.id
            )
            SELECT candidate.region,
                count(candidate.concerned),
                count(*) FILTER (WHERE candidate.invited),
                count(*) FILTER (WHERE candidate.joined),
                count(*) FILTER (WHERE candidate.active)
            FROM covering LEFT JOIN candidate ON CASE covering.scope
                WHEN 'statewide' THEN true
                WHEN 'regional' THEN candidate.region = covering.region
                ELSE candidate.concerned END
            GROUP BY candidate.region
            ORDER BY candidate.region\
            """;

    /// @param region number; null for offices without a county
    /// @param invited by then, whatever they answered
    /// @param joined by then, whatever came later
    /// @param active at that moment
    @Schema(name = "RegionCoverage")
    record OfRegion(
            @Schema(description = "Absent for offices without a county") Integer region,
            int offices,
            int invited,
            int joined,
            int active) {}

    private final Database database;

    Coverage(Database database) {
        this.database = database;
    }

    /// @param kind code of an organization kind
    /// @param moment null for now
    /// @return empty when there was no such community at that moment
    List<OfRegion> of(UUID community, String kind, Instant moment) {
        return database.read(connection -> count(connection, community, kind, moment));
    }

    private static List<OfRegion> count(
            Connection connection, UUID community, String kind, Instant moment)
            throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            bind(statement, Arrays.asList(community, kind, moment));
            try (var rows = statement.executeQuery()) {
                var regions = new ArrayList<OfRegion>();
                while (rows.next()) {
                    regions.add(
                            new OfRegion(
                                    rows.getObject(1, Integer.class),
                                    rows.getInt(2),
                                    rows.getInt(3),
                                    rows.getInt(4),
                                    rows.getInt(5)));
                }
                return regions;
            }
        }
    }
}
