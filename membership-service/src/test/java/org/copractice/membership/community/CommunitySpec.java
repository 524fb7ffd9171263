package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.Decide;
import org.copractice.membership.community.CommunityCommand.Establish;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.CommunityCommand.Vacate;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Described;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.LineageCorrected;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.CommunityEvent.SubjectsChanged;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommunitySpec {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID THIRD = new UUID(1, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    private static final LocalDate LATER = LocalDate.of(2026, 9, 3);
    private static final Charter HEALTH =
            new Charter(
                    "Health",
                    List.of("health"),
                    Scope.STATEWIDE,
                    null,
                    "Health in schools",
                    List.of(),
                    List.of());
    private static final Founded FOUNDED = new Founded(HEALTH, TODAY);

    private final Spec<CommunityCommand, Community, CommunityEvent> community =
            Spec.of(new CommunityDecider());

    @Test
    void is_founded_today_unless_said_otherwise() {
        community.given().when(establish(HEALTH)).then(FOUNDED);
    }

    @Test
    void is_founded_on_the_day_that_is_said() {
        community
                .given()
                .when(new Establish(ID, HEALTH, LATER, TODAY))
                .then(new Founded(HEALTH, LATER));
    }

    @Test
    void founding_it_again_changes_nothing_on_whatever_day() {
        community.given(FOUNDED).when(new Establish(ID, HEALTH, null, LATER)).thenNothing();
        community.given(FOUNDED).when(new Establish(ID, HEALTH, TODAY, LATER)).thenNothing();
    }

    @Test
    void the_day_of_founding_stays() {
        community
                .given(FOUNDED)
                .when(new Establish(ID, HEALTH, LATER, LATER))
                .thenRejected("founded-before");
    }

    @Test
    void the_day_of_founding_is_not_that_of_its_present_stage() {
        var decision = new Decision(OTHER, LATER, "Minutes", List.of(), List.of(), Stage.LEGACY);
        var given = community.given(FOUNDED, new Decided(decision));
        given.when(new Establish(ID, HEALTH, TODAY, LATER)).thenNothing();
        given.when(new Establish(ID, HEALTH, LATER, LATER)).thenRejected("founded-before");
    }

    @Test
    void everything_in_the_charter_changes_at_once() {
        var changed =
                new Charter(
                        "Health and sport",
                        List.of("health", "sport"),
                        Scope.REGIONAL,
                        3,
                        "More",
                        List.of(OTHER),
                        List.of(THIRD));
        community
                .given(FOUNDED)
                .when(establish(changed))
                .then(
                        new Renamed("Health and sport"),
                        new SubjectsChanged(List.of("health", "sport")),
                        new Rescoped(Scope.REGIONAL, 3),
                        new Described("More"),
                        new LineageCorrected(List.of(OTHER), List.of(THIRD)));
    }

    @Test
    void is_renamed() {
        var changed = HEALTH.withName("Sport");
        community.given(FOUNDED).when(establish(changed)).then(new Renamed("Sport"));
        community.given(FOUNDED, new Renamed("Sport")).when(establish(changed)).thenNothing();
    }

    @Test
    void changes_its_subjects() {
        var changed = HEALTH.withSubjects(List.of("sport"));
        var event = new SubjectsChanged(List.of("sport"));
        community.given(FOUNDED).when(establish(changed)).then(event);
        community.given(FOUNDED, event).when(establish(changed)).thenNothing();
    }

    @Test
    void changes_its_scope() {
        var changed = HEALTH.withScope(Scope.LOCAL, null);
        var event = new Rescoped(Scope.LOCAL, null);
        community.given(FOUNDED).when(establish(changed)).then(event);
        community.given(FOUNDED, event).when(establish(changed)).thenNothing();
    }

    @Test
    void changes_its_region() {
        var changed = HEALTH.withScope(Scope.REGIONAL, 4);
        var before = new Rescoped(Scope.REGIONAL, 3);
        var event = new Rescoped(Scope.REGIONAL, 4);
        community.given(FOUNDED, before).when(establish(changed)).then(event);
        community.given(FOUNDED, before, event).when(establish(changed)).thenNothing();
    }

    @Test
    void loses_its_description() {
        var changed = HEALTH.withDescription(null);
        community.given(FOUNDED).when(establish(changed)).then(new Described(null));
        community.given(FOUNDED, new Described(null)).when(establish(changed)).thenNothing();
    }

    @Test
    void learns_of_its_lineage() {
        var succeeding = HEALTH.withLineage(List.of(OTHER), List.of());
        var absorbing = HEALTH.withLineage(List.of(), List.of(THIRD));
        var event = new LineageCorrected(List.of(OTHER), List.of());
        community.given(FOUNDED).when(establish(succeeding)).then(event);
        community
                .given(FOUNDED)
                .when(establish(absorbing))
                .then(new LineageCorrected(List.of(), List.of(THIRD)));
        community.given(FOUNDED, event).when(establish(succeeding)).thenNothing();
    }

    @Test
    void a_regional_one_needs_its_region() {
        community
                .given()
                .when(establish(HEALTH.withScope(Scope.REGIONAL, null)))
                .thenRejected("region-needed");
    }

    @Test
    void another_one_has_no_region() {
        community
                .given(FOUNDED)
                .when(establish(HEALTH.withScope(Scope.STATEWIDE, 3)))
                .thenRejected("region-not-expected");
        community
                .given()
                .when(establish(HEALTH.withScope(Scope.LOCAL, 3)))
                .thenRejected("region-not-expected");
    }

    @Test
    void comes_neither_after_nor_out_of_itself() {
        community
                .given()
                .when(establish(HEALTH.withLineage(List.of(OTHER, ID), List.of())))
                .thenRejected("own-predecessor");
        community
                .given(FOUNDED)
                .when(establish(HEALTH.withLineage(List.of(), List.of(ID))))
                .thenRejected("own-predecessor");
    }

    @Test
    void nothing_can_be_asked_of_one_that_is_not_founded() {
        var decision = new Decision(OTHER, TODAY, "Minutes", List.of(), List.of(), Stage.LEGACY);
        community.given().when(new AddSeat(OTHER, "Chair")).thenRejected("community-unknown");
        community
                .given()
                .when(new GrantTerm(OTHER, THIRD, TODAY, LATER))
                .thenRejected("community-unknown");
        community.given().when(new Vacate(OTHER, TODAY, "Why")).thenRejected("community-unknown");
        community.given().when(new Decide(decision)).thenRejected("community-unknown");
    }

    private static Establish establish(Charter charter) {
        return new Establish(ID, charter, null, TODAY);
    }
}
