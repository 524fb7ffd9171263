package org.copractice.membership.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.listing.ListingCommand.Post;
import org.copractice.membership.listing.ListingCommand.Withdraw;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListingSpec {

    private static final UUID MARIN = new UUID(2, 1);
    private static final UUID PLACER = new UUID(2, 2);
    private static final UUID EQUITY = new UUID(6, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Subject TALKS = new Subject(null, "Number talks");
    private static final Listed LISTED = new Listed(MARIN, Kind.OFFER, null, "Number talks", MAY);
    private static final Post POST = new Post(MARIN, Kind.OFFER, TALKS, MAY);

    private final Spec<ListingCommand, Listing, ListingEvent> listing =
            Spec.of(new ListingDecider());

    @Test
    void an_office_offers_or_asks() {
        listing.given().when(POST).then(LISTED);
        listing.given()
                .when(new Post(PLACER, Kind.ASK, new Subject(EQUITY, null), MAY))
                .then(new Listed(PLACER, Kind.ASK, EQUITY, null, MAY));
    }

    @Test
    void is_listed_once_also_after_it_was_withdrawn() {
        listing.given(LISTED).when(POST).thenNothing();
        listing.given(LISTED, new Withdrawn(JUNE)).when(POST).thenNothing();
    }

    @Test
    void nothing_else_is_listed_under_its_id() {
        listing.given(LISTED)
                .when(new Post(PLACER, Kind.OFFER, TALKS, MAY))
                .thenRejected("listing-exists");
        listing.given(LISTED)
                .when(new Post(MARIN, Kind.ASK, TALKS, MAY))
                .thenRejected("listing-exists");
        listing.given(LISTED)
                .when(new Post(MARIN, Kind.OFFER, new Subject(EQUITY, null), MAY))
                .thenRejected("listing-exists");
        listing.given(LISTED)
                .when(new Post(MARIN, Kind.OFFER, TALKS, JUNE))
                .thenRejected("listing-exists");
    }

    @Test
    void is_withdrawn_once() {
        listing.given(LISTED).when(new Withdraw(JUNE)).then(new Withdrawn(JUNE));
        listing.given(LISTED, new Withdrawn(JUNE)).when(new Withdraw(JUNE)).thenNothing();
        listing.given(LISTED, new Withdrawn(JUNE))
                .when(new Withdraw(JULY))
                .thenRejected("listing-withdrawn");
    }

    @Test
    void what_was_listed_by_mistake_is_withdrawn_on_the_same_day_and_nothing_before() {
        listing.given(LISTED).when(new Withdraw(MAY)).then(new Withdrawn(MAY));
        listing.given(LISTED).when(new Withdraw(MAY.minusDays(1))).thenRejected("before-listing");
    }

    @Test
    void nothing_is_withdrawn_that_was_not_listed() {
        listing.given().when(new Withdraw(MAY)).thenRejected("listing-unknown");
    }

    @Test
    void a_kind_is_written_in_lower_case() {
        for (var kind : Kind.values()) {
            assertEquals(kind, Kind.of(kind.code()));
        }
        assertEquals("ask", Kind.ASK.code());
    }
}
