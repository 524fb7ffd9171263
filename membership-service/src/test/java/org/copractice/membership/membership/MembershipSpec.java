package org.copractice.membership.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.membership.MembershipCommand.Admit;
import org.copractice.membership.membership.MembershipCommand.Answer;
import org.copractice.membership.membership.MembershipCommand.End;
import org.copractice.membership.membership.MembershipCommand.Invite;
import org.copractice.membership.membership.MembershipCommand.Lapse;
import org.copractice.membership.membership.MembershipCommand.Refuse;
import org.copractice.membership.membership.MembershipCommand.Renew;
import org.copractice.membership.membership.MembershipCommand.Request;
import org.copractice.membership.membership.MembershipEvent.Accepted;
import org.copractice.membership.membership.MembershipEvent.Admitted;
import org.copractice.membership.membership.MembershipEvent.Declined;
import org.copractice.membership.membership.MembershipEvent.Ended;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Lapsed;
import org.copractice.membership.membership.MembershipEvent.Refused;
import org.copractice.membership.membership.MembershipEvent.Renewed;
import org.copractice.membership.membership.MembershipEvent.Requested;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MembershipSpec {

    private static final UUID MATH = new UUID(1, 1);
    private static final UUID MARIN = new UUID(2, 1);
    private static final UUID MARIA = new UUID(3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Parties OFFICE = new Parties(MATH, MARIN, null);
    private static final Parties PERSON = new Parties(MATH, null, MARIA);
    private static final Invited INVITED = new Invited(MATH, MARIN, null, MAY);
    private static final Requested REQUESTED = new Requested(MATH, null, MARIA, MAY);

    private final Spec<MembershipCommand, Membership, MembershipEvent> membership =
            Spec.of(new MembershipDecider());

    @Test
    void begins_with_an_invitation() {
        membership.given().when(new Invite(OFFICE, MAY)).then(INVITED);
    }

    @Test
    void begins_with_a_request() {
        membership.given().when(new Request(PERSON, MAY)).then(REQUESTED);
    }

    @Test
    void the_first_invitation_stands() {
        membership.given(INVITED).when(new Invite(OFFICE, MAY)).thenNothing();
        membership.given(INVITED).when(new Invite(OFFICE, JUNE)).thenNothing();
    }

    @Test
    void the_first_request_stands() {
        membership.given(REQUESTED).when(new Request(PERSON, MAY)).thenNothing();
        membership.given(REQUESTED).when(new Request(PERSON, JUNE)).thenNothing();
    }

    @Test
    void an_invitation_does_not_answer_a_request_nor_a_request_an_invitation() {
        membership.given(REQUESTED).when(new Invite(PERSON, JUNE)).thenRejected("answer-awaited");
        membership.given(INVITED).when(new Request(OFFICE, JUNE)).thenRejected("answer-awaited");
    }

    @Test
    void an_invitation_is_accepted_or_declined() {
        membership.given(INVITED).when(new Answer(true, JUNE)).then(new Accepted(JUNE));
        membership.given(INVITED).when(new Answer(false, JUNE)).then(new Declined(JUNE));
    }

    @Test
    void an_answer_is_recorded_once() {
        membership.given(INVITED, new Accepted(JUNE)).when(new Answer(true, JUNE)).thenNothing();
        membership.given(INVITED, new Declined(JUNE)).when(new Answer(false, JUNE)).thenNothing();
    }

    @Test
    void only_an_open_invitation_is_answered() {
        membership.given(REQUESTED).when(new Answer(true, JUNE)).thenRejected("not-invited");
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new Answer(false, JUNE))
                .thenRejected("not-invited");
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new Answer(true, JULY))
                .thenRejected("not-invited");
        membership
                .given(INVITED, new Declined(JUNE))
                .when(new Answer(true, JUNE))
                .thenRejected("not-invited");
    }

    @Test
    void a_request_is_granted() {
        membership.given(REQUESTED).when(new Admit(JUNE)).then(new Admitted(JUNE));
        membership.given(REQUESTED, new Admitted(JUNE)).when(new Admit(JUNE)).thenNothing();
    }

    @Test
    void a_request_is_turned_down() {
        membership.given(REQUESTED).when(new Refuse(JUNE, "Full")).then(new Refused(JUNE, "Full"));
        membership
                .given(REQUESTED, new Refused(JUNE, "Full"))
                .when(new Refuse(JUNE, "Full"))
                .thenNothing();
    }

    @Test
    void only_an_open_request_is_granted_or_turned_down() {
        membership.given(INVITED).when(new Admit(JUNE)).thenRejected("not-requested");
        membership.given(INVITED).when(new Refuse(JUNE, "Full")).thenRejected("not-requested");
        membership
                .given(REQUESTED, new Refused(JUNE, "Full"))
                .when(new Refuse(JUNE, "Other"))
                .thenRejected("not-requested");
        membership
                .given(REQUESTED, new Admitted(JUNE))
                .when(new Admit(JULY))
                .thenRejected("not-requested");
    }

    @Test
    void an_active_one_lapses() {
        var lapsed = new Lapsed(JULY, "No answer");
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new Lapse(JULY, "No answer"))
                .then(lapsed);
        membership
                .given(REQUESTED, new Admitted(JUNE))
                .when(new Lapse(JULY, "No answer"))
                .then(lapsed);
        membership
                .given(REQUESTED, new Admitted(JUNE), lapsed)
                .when(new Lapse(JULY, "No answer"))
                .thenNothing();
    }

    @Test
    void only_an_active_one_lapses() {
        var lapse = new Lapse(JULY, "No answer");
        membership.given(INVITED).when(lapse).thenRejected("not-active");
        membership.given(REQUESTED).when(lapse).thenRejected("not-active");
        membership.given(INVITED, new Declined(JUNE)).when(lapse).thenRejected("not-active");
        membership
                .given(INVITED, new Accepted(JUNE), new Ended(JUNE, "Left"))
                .when(lapse)
                .thenRejected("not-active");
        membership
                .given(INVITED, new Accepted(JUNE), new Lapsed(JUNE, "No answer"))
                .when(lapse)
                .thenRejected("not-active");
    }

    @Test
    void an_active_or_lapsed_one_is_renewed() {
        membership.given(INVITED, new Accepted(JUNE)).when(new Renew(JULY)).then(new Renewed(JULY));
        membership
                .given(INVITED, new Accepted(JUNE), new Lapsed(JUNE, "No answer"))
                .when(new Renew(JULY))
                .then(new Renewed(JULY));
        membership
                .given(INVITED, new Accepted(JUNE), new Renewed(JULY))
                .when(new Renew(JULY))
                .thenNothing();
    }

    @Test
    void what_is_renewed_is_active() {
        membership
                .given(
                        INVITED,
                        new Accepted(JUNE),
                        new Lapsed(JUNE, "No answer"),
                        new Renewed(JUNE))
                .when(new Lapse(JULY, "Again"))
                .then(new Lapsed(JULY, "Again"));
    }

    @Test
    void nothing_else_is_renewed() {
        membership.given(INVITED).when(new Renew(JULY)).thenRejected("not-renewable");
        membership.given(REQUESTED).when(new Renew(JULY)).thenRejected("not-renewable");
        membership
                .given(INVITED, new Declined(JUNE))
                .when(new Renew(JULY))
                .thenRejected("not-renewable");
        membership
                .given(INVITED, new Ended(JUNE, "Withdrawn"))
                .when(new Renew(JULY))
                .thenRejected("not-renewable");
    }

    @Test
    void ends_from_wherever_it_stands() {
        var end = new End(JULY, "Left");
        var ended = new Ended(JULY, "Left");
        membership.given(INVITED).when(end).then(ended);
        membership.given(REQUESTED).when(end).then(ended);
        membership.given(INVITED, new Accepted(JUNE)).when(end).then(ended);
        membership
                .given(INVITED, new Accepted(JUNE), new Lapsed(JUNE, "No answer"))
                .when(end)
                .then(ended);
        membership.given(INVITED, ended).when(end).thenNothing();
    }

    @Test
    void ends_once() {
        membership
                .given(INVITED, new Ended(JUNE, "Left"))
                .when(new End(JULY, "Left"))
                .thenRejected("ended-before");
        membership
                .given(INVITED, new Declined(JUNE))
                .when(new End(JULY, "Left"))
                .thenRejected("ended-before");
        membership
                .given(REQUESTED, new Refused(JUNE, "Full"))
                .when(new End(JULY, "Left"))
                .thenRejected("ended-before");
    }

    @Test
    void another_reason_is_another_step() {
        membership
                .given(INVITED, new Accepted(JUNE), new Lapsed(JULY, "No answer"))
                .when(new Lapse(JULY, "Moved away"))
                .thenRejected("not-active");
        membership
                .given(INVITED, new Ended(JULY, "Left"))
                .when(new End(JULY, "Moved away"))
                .thenRejected("ended-before");
    }

    @Test
    void begins_again_after_it_was_declined_lapsed_or_ended() {
        var invitedAgain = new Invited(MATH, MARIN, null, JULY);
        var requestedAgain = new Requested(MATH, MARIN, null, JULY);
        for (var last :
                new MembershipEvent[] {
                    new Declined(JUNE),
                    new Refused(JUNE, "Full"),
                    new Lapsed(JUNE, "No answer"),
                    new Ended(JUNE, "Left")
                }) {
            membership.given(INVITED, last).when(new Invite(OFFICE, JULY)).then(invitedAgain);
            membership.given(INVITED, last).when(new Request(OFFICE, JULY)).then(requestedAgain);
            membership
                    .given(INVITED, last)
                    .when(new Invite(OFFICE, MAY))
                    .thenRejected("before-latest-step");
        }
        membership
                .given(INVITED, new Declined(JUNE), invitedAgain)
                .when(new Answer(true, JULY))
                .then(new Accepted(JULY));
    }

    @Test
    void begins_again_on_the_day_it_was_declined() {
        membership
                .given(INVITED, new Declined(MAY))
                .when(new Invite(OFFICE, MAY))
                .then(new Invited(MATH, MARIN, null, MAY));
    }

    @Test
    void a_repeated_invitation_or_request_that_led_to_membership_changes_nothing() {
        membership.given(INVITED, new Accepted(JUNE)).when(new Invite(OFFICE, MAY)).thenNothing();
        membership
                .given(REQUESTED, new Admitted(JUNE))
                .when(new Request(PERSON, MAY))
                .thenNothing();
    }

    @Test
    void a_member_is_not_asked_again() {
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new Invite(OFFICE, JULY))
                .thenRejected("member-already");
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new Request(OFFICE, MAY))
                .thenRejected("member-already");
    }

    @Test
    void nothing_happens_before_what_happened_already() {
        var before = MAY.minusDays(1);
        membership.given(INVITED).when(new Answer(true, before)).thenRejected("before-latest-step");
        membership.given(REQUESTED).when(new Admit(before)).thenRejected("before-latest-step");
        membership
                .given(INVITED, new Accepted(JUNE))
                .when(new End(MAY, "Left"))
                .thenRejected("before-latest-step");
        membership.given(INVITED).when(new Answer(true, MAY)).then(new Accepted(MAY));
    }

    @Test
    void nothing_can_be_asked_of_one_that_never_began() {
        for (var command :
                new MembershipCommand[] {
                    new Answer(true, MAY),
                    new Answer(false, MAY),
                    new Admit(MAY),
                    new Refuse(MAY, "Full"),
                    new Lapse(MAY, "Why"),
                    new Renew(MAY),
                    new End(MAY, "Why")
                }) {
            membership.given().when(command).thenRejected("membership-unknown");
        }
    }

    @Test
    void there_is_one_for_a_community_and_a_member() {
        assertEquals(OFFICE.membership(), new Parties(MATH, MARIN, null).membership());
        assertEquals(PERSON.membership(), new Parties(MATH, null, MARIA).membership());
        assertNotEquals(OFFICE.membership(), PERSON.membership());
        assertNotEquals(OFFICE.membership(), new Parties(MARIA, MARIN, null).membership());
        assertNotEquals(OFFICE.membership(), new Parties(MATH, MARIA, null).membership());
        assertNotEquals(PERSON.membership(), new Parties(MATH, null, MARIN).membership());
    }
}
