package org.copractice.membership.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.engagement.EngagementCommand.Accept;
import org.copractice.membership.engagement.EngagementCommand.Ask;
import org.copractice.membership.engagement.EngagementCommand.Complete;
import org.copractice.membership.engagement.EngagementCommand.Decline;
import org.copractice.membership.engagement.EngagementCommand.Withdraw;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.EngagementEvent.Declined;
import org.copractice.membership.engagement.EngagementEvent.Done;
import org.copractice.membership.engagement.EngagementEvent.Withdrawn;
import org.copractice.membership.engagement.Step.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngagementSpec {

    private static final UUID OFFICE = new UUID(2, 1);
    private static final UUID MATH = new UUID(1, 1);
    private static final UUID MUSEUM = new UUID(4, 1);
    private static final UUID OTHER = new UUID(4, 2);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Request REQUEST =
            new Request(OFFICE, null, MUSEUM, "Equity", "A workshop", JULY, MAY);
    private static final Request OPEN =
            new Request(null, MATH, null, "Equity", "A talk", JULY, MAY);
    private static final Asked ASKED =
            new Asked(OFFICE, null, MUSEUM, "Equity", "A workshop", JULY, MAY);
    private static final Asked ASKED_OPENLY =
            new Asked(null, MATH, null, "Equity", "A talk", JULY, MAY);
    private static final Accepted ACCEPTED = new Accepted(MUSEUM, JUNE);
    private static final Declined DECLINED = new Declined(JUNE, Reason.NO_TIME);
    private static final Done DONE = new Done(JULY, "40 coaches");
    private static final Withdrawn WITHDRAWN = new Withdrawn(JUNE);

    private final Spec<EngagementCommand, Engagement, EngagementEvent> engagement =
            Spec.of(new EngagementDecider());

    @Test
    void an_office_or_a_community_asks_one_expert_or_anybody() {
        engagement.given().when(new Ask(REQUEST)).then(ASKED);
        engagement.given().when(new Ask(OPEN)).then(ASKED_OPENLY);
    }

    @Test
    void is_needed_on_the_day_it_is_asked_for_at_the_earliest() {
        var sameDay = new Request(null, MATH, null, "Equity", "A talk", MAY, MAY);
        var before = new Request(null, MATH, null, "Equity", "A talk", MAY.minusDays(1), MAY);
        engagement
                .given()
                .when(new Ask(sameDay))
                .then(new Asked(null, MATH, null, "Equity", "A talk", MAY, MAY));
        engagement.given().when(new Ask(before)).thenRejected("needed-before-asked");
    }

    @Test
    void is_asked_for_once_under_an_id() {
        engagement.given(ASKED).when(new Ask(REQUEST)).thenNothing();
        engagement.given(ASKED, ACCEPTED, DONE).when(new Ask(REQUEST)).thenNothing();
        engagement.given(ASKED).when(new Ask(OPEN)).thenRejected("request-exists");
    }

    @Test
    void who_was_asked_accepts() {
        engagement.given(ASKED).when(new Accept(MUSEUM, JUNE)).then(ACCEPTED);
        engagement.given(ASKED).when(new Accept(null, JUNE)).then(ACCEPTED);
        engagement.given(ASKED).when(new Accept(OTHER, JUNE)).thenRejected("asked-of-another");
        engagement.given(ASKED).when(new Accept(MUSEUM, MAY)).then(new Accepted(MUSEUM, MAY));
    }

    @Test
    void what_anybody_was_asked_for_is_taken_by_who_accepts() {
        engagement
                .given(ASKED_OPENLY)
                .when(new Accept(OTHER, JUNE))
                .then(new Accepted(OTHER, JUNE));
        engagement.given(ASKED_OPENLY).when(new Accept(null, JUNE)).thenRejected("expert-needed");
        engagement
                .given(ASKED_OPENLY, new Accepted(OTHER, JUNE))
                .when(new Accept(MUSEUM, JUNE))
                .thenRejected("asked-of-another");
    }

    @Test
    void an_acceptance_is_recorded_once() {
        engagement.given(ASKED, ACCEPTED).when(new Accept(MUSEUM, JUNE)).thenNothing();
        engagement.given(ASKED, ACCEPTED).when(new Accept(null, JUNE)).thenNothing();
        engagement
                .given(ASKED, ACCEPTED)
                .when(new Accept(MUSEUM, JULY))
                .thenRejected("out-of-turn");
    }

    @Test
    void is_declined_for_a_reason() {
        engagement.given(ASKED).when(new Decline(JUNE, Reason.NO_TIME)).then(DECLINED);
        engagement.given(ASKED, DECLINED).when(new Decline(JUNE, Reason.NO_TIME)).thenNothing();
        engagement
                .given(ASKED, DECLINED)
                .when(new Decline(JUNE, Reason.TERMS))
                .thenRejected("out-of-turn");
        engagement
                .given(ASKED, ACCEPTED)
                .when(new Decline(JULY, Reason.NO_TIME))
                .thenRejected("out-of-turn");
        engagement.given(ASKED, DECLINED).when(new Accept(null, JUNE)).thenRejected("out-of-turn");
    }

    @Test
    void what_was_accepted_is_done() {
        engagement.given(ASKED, ACCEPTED).when(new Complete(JULY, "40 coaches")).then(DONE);
        engagement
                .given(ASKED, ACCEPTED, DONE)
                .when(new Complete(JULY, "40 coaches"))
                .thenNothing();
        engagement
                .given(ASKED, ACCEPTED, DONE)
                .when(new Complete(JULY, "50 coaches"))
                .thenRejected("out-of-turn");
        engagement.given(ASKED).when(new Complete(JULY, "40 coaches")).thenRejected("out-of-turn");
    }

    @Test
    void is_withdrawn_before_it_is_done() {
        engagement.given(ASKED).when(new Withdraw(JUNE)).then(WITHDRAWN);
        engagement.given(ASKED, ACCEPTED).when(new Withdraw(JUNE)).then(WITHDRAWN);
        engagement.given(ASKED, WITHDRAWN).when(new Withdraw(JUNE)).thenNothing();
        engagement.given(ASKED, WITHDRAWN).when(new Withdraw(JULY)).thenRejected("out-of-turn");
        engagement
                .given(ASKED, ACCEPTED, DONE)
                .when(new Withdraw(JULY))
                .thenRejected("out-of-turn");
        engagement.given(ASKED, DECLINED).when(new Withdraw(JULY)).thenRejected("out-of-turn");
    }

    @Test
    void nothing_happens_before_the_latest_step() {
        var before = MAY.minusDays(1);
        engagement.given(ASKED).when(new Accept(MUSEUM, before)).thenRejected("before-latest-step");
        engagement
                .given(ASKED)
                .when(new Decline(before, Reason.TERMS))
                .thenRejected("before-latest-step");
        engagement.given(ASKED).when(new Withdraw(before)).thenRejected("before-latest-step");
        engagement
                .given(ASKED, ACCEPTED)
                .when(new Complete(MAY, "Done"))
                .thenRejected("before-latest-step");
    }

    @Test
    void nothing_happens_to_what_was_not_asked_for() {
        engagement.given().when(new Accept(MUSEUM, MAY)).thenRejected("engagement-unknown");
        engagement.given().when(new Decline(MAY, Reason.TERMS)).thenRejected("engagement-unknown");
        engagement.given().when(new Complete(MAY, "Done")).thenRejected("engagement-unknown");
        engagement.given().when(new Withdraw(MAY)).thenRejected("engagement-unknown");
    }

    @Test
    void a_reason_is_written_in_kebab_case() {
        for (var reason : Reason.values()) {
            assertEquals(reason, Reason.of(reason.code()));
        }
        assertEquals("other-dates", Reason.OTHER_DATES.code());
        assertEquals("withdrawn", Step.Status.WITHDRAWN.code());
    }
}
