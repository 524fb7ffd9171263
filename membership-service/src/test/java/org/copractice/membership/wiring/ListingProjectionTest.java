package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.listing.Kind;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;
import org.copractice.membership.listing.directory.ListingDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListingProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID MARIN = new UUID(2, 1);
    private static final UUID EQUITY = new UUID(6, 1);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    @Test
    void only_what_stands_is_told_apart_by_what_it_is_about() {
        ProjectionSpec.of(
                        ListingDirectory.readModel(ListingWiring.AGGREGATE),
                        ListingWiring.AGGREGATE,
                        SOURCE)
                .given(
                        new UUID(4, 1),
                        MONDAY,
                        new Listed(MARIN, Kind.OFFER, null, "Number  Talks", DAY),
                        new Withdrawn(DAY.plusDays(1)))
                .given(
                        new UUID(4, 2),
                        MONDAY,
                        new Listed(MARIN, Kind.OFFER, null, "Number Talks", DAY.plusDays(1)))
                .given(new UUID(4, 3), MONDAY, new Listed(MARIN, Kind.ASK, EQUITY, null, DAY))
                .then(
                        "SELECT revision, listed_on, kind, coalesce(topic, focus_area::text), status,"
                                + " during, coalesce(standing, '-') FROM listing",
                        "2,2026-06-29,offer,number talks,withdrawn,[2026-06-29,2026-06-30),-",
                        "1,2026-06-30,offer,number talks,open,[2026-06-30,),offer number talks",
                        "1,2026-06-29,ask,%1$s,open,[2026-06-29,),ask %1$s".formatted(EQUITY));
    }
}
