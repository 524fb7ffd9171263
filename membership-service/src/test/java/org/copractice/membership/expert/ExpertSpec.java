package org.copractice.membership.expert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.expert.ExpertCommand.Offer;
import org.copractice.membership.expert.ExpertCommand.Withdraw;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpertSpec {

    private static final UUID MUSEUM = new UUID(2, 1);
    private static final UUID MARIA = new UUID(3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final List<String> NONE = List.of();
    private static final List<String> TALKS = List.of("Number talks");
    private static final List<String> EQUITY = List.of("Equity");
    private static final Provider PROVIDER = new Provider(MUSEUM, null);
    private static final Field FIELD = new Field(TALKS, List.of("TRU"), NONE);
    private static final Field OTHER = new Field(EQUITY, NONE, List.of("English learners"));
    private static final Offered OFFERED =
            new Offered(MUSEUM, null, TALKS, List.of("TRU"), NONE, MAY);
    private static final Revised REVISED =
            new Revised(EQUITY, NONE, List.of("English learners"), JUNE);

    private final Spec<ExpertCommand, Expert, ExpertEvent> expert = Spec.of(new ExpertDecider());

    @Test
    void an_organization_or_a_person_offers() {
        expert.given().when(new Offer(PROVIDER, FIELD, MAY)).then(OFFERED);
        expert.given()
                .when(new Offer(new Provider(null, MARIA), OTHER, MAY))
                .then(new Offered(null, MARIA, EQUITY, NONE, List.of("English learners"), MAY));
    }

    @Test
    void the_same_offer_changes_nothing_whatever_its_day() {
        expert.given(OFFERED).when(new Offer(PROVIDER, FIELD, MAY)).thenNothing();
        expert.given(OFFERED).when(new Offer(PROVIDER, FIELD, JULY)).thenNothing();
    }

    @Test
    void another_offer_revises_it() {
        expert.given(OFFERED).when(new Offer(PROVIDER, OTHER, JUNE)).then(REVISED);
        expert.given(OFFERED, REVISED).when(new Offer(PROVIDER, OTHER, JUNE)).thenNothing();
    }

    @Test
    void nothing_happens_before_the_latest_change() {
        expert.given(OFFERED)
                .when(new Offer(PROVIDER, OTHER, MAY.minusDays(1)))
                .thenRejected("before-latest-change");
        expert.given(OFFERED, REVISED)
                .when(new Offer(PROVIDER, FIELD, MAY))
                .thenRejected("before-latest-change");
        expert.given(OFFERED, REVISED).when(new Withdraw(MAY)).thenRejected("before-latest-change");
        expert.given(OFFERED, new Withdrawn(JUNE))
                .when(new Offer(PROVIDER, FIELD, MAY))
                .thenRejected("before-latest-change");
    }

    @Test
    void is_withdrawn_once() {
        expert.given(OFFERED).when(new Withdraw(MAY)).then(new Withdrawn(MAY));
        expert.given(OFFERED).when(new Withdraw(JUNE)).then(new Withdrawn(JUNE));
        expert.given(OFFERED, new Withdrawn(JUNE)).when(new Withdraw(JUNE)).thenNothing();
        expert.given(OFFERED, new Withdrawn(JUNE))
                .when(new Withdraw(JULY))
                .thenRejected("offer-withdrawn");
    }

    @Test
    void what_was_withdrawn_is_offered_again() {
        expert.given(OFFERED, new Withdrawn(JUNE))
                .when(new Offer(PROVIDER, FIELD, JUNE))
                .then(new Offered(MUSEUM, null, TALKS, List.of("TRU"), NONE, JUNE));
        expert.given(
                        OFFERED,
                        new Withdrawn(MAY),
                        new Offered(MUSEUM, null, EQUITY, NONE, NONE, JUNE))
                .when(new Offer(PROVIDER, new Field(EQUITY, NONE, NONE), JULY))
                .thenNothing();
    }

    @Test
    void an_expert_is_known_by_one_id_whether_an_organization_or_a_person() {
        var id = UUID.fromString("0192e4a0-0000-7000-8000-0000000000b3");
        var expected = UUID.fromString("aff13ff0-76f8-5c51-a553-ab9712c9c970");
        assertEquals(expected, new Provider(id, null).expert());
        assertEquals(expected, new Provider(null, id).expert());
    }

    @Test
    void nobody_withdraws_what_was_not_offered() {
        expert.given().when(new Withdraw(MAY)).thenRejected("expert-unknown");
    }
}
