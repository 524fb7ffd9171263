package org.copractice.membership.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.organization.OrganizationCommand.Close;
import org.copractice.membership.organization.OrganizationCommand.Register;
import org.copractice.membership.organization.OrganizationCommand.Reopen;
import org.copractice.membership.organization.OrganizationEvent.Attached;
import org.copractice.membership.organization.OrganizationEvent.Closed;
import org.copractice.membership.organization.OrganizationEvent.Reclassified;
import org.copractice.membership.organization.OrganizationEvent.Registered;
import org.copractice.membership.organization.OrganizationEvent.Relocated;
import org.copractice.membership.organization.OrganizationEvent.Renamed;
import org.copractice.membership.organization.OrganizationEvent.Reopened;
import org.copractice.membership.organization.OrganizationEvent.WebsiteMoved;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganizationSpec {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID DISTRICT = new UUID(0, 2);
    private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);
    private static final String SITE = "https://exploratorium.edu";

    private final Spec<OrganizationCommand, Organization, OrganizationEvent> organization =
            Spec.of(new OrganizationDecider());
    private final OrganizationEvent registered =
            new Registered("Exploratorium", "museum", false, "38", DISTRICT, SITE);
    private final OrganizationEvent office =
            new Registered("Marin COE", "county-office", true, "21", null, null);
    private final OrganizationEvent closed = new Closed(JUNE_30, "Merged");

    private static Register museum(String name) {
        return new Register(ID, name, "museum", false, "38", DISTRICT, SITE);
    }

    @Test
    void a_new_organization_is_registered() {
        organization.given().when(museum("Exploratorium")).then(registered);
    }

    @Test
    void only_its_name_and_kind_are_needed() {
        organization
                .given()
                .when(new Register(ID, "Exploratorium", "museum", false, null, null, null))
                .then(new Registered("Exploratorium", "museum", false, null, null, null));
    }

    @Test
    void registering_it_again_changes_nothing() {
        organization.given(registered).when(museum("Exploratorium")).thenNothing();
    }

    @Test
    void it_is_renamed() {
        organization.given(registered).when(museum("Expo")).then(new Renamed("Expo"));
    }

    @Test
    void it_changes_its_kind() {
        organization
                .given(registered)
                .when(new Register(ID, "Exploratorium", "nonprofit", false, "38", DISTRICT, SITE))
                .then(new Reclassified("nonprofit", false));
    }

    @Test
    void every_difference_is_an_event_of_its_own() {
        organization
                .given(registered)
                .when(new Register(ID, "Marin COE", "county-office", true, "21", null, null))
                .then(
                        new Renamed("Marin COE"),
                        new Reclassified("county-office", true),
                        new Relocated("21"),
                        new Attached(null),
                        new WebsiteMoved(null));
    }

    @Test
    void the_latest_of_each_counts() {
        organization
                .given(
                        registered,
                        new Renamed("Marin COE"),
                        new Reclassified("county-office", true),
                        new Relocated("21"),
                        new Attached(null),
                        new WebsiteMoved(null))
                .when(new Register(ID, "Marin COE", "county-office", true, "21", null, null))
                .thenNothing();
    }

    @Test
    void it_is_not_part_of_itself() {
        organization
                .given()
                .when(new Register(ID, "Exploratorium", "museum", false, null, ID, null))
                .thenRejected("part-of-itself");
        organization
                .given(registered)
                .when(new Register(ID, "Exploratorium", "museum", false, "38", ID, SITE))
                .thenRejected("part-of-itself");
    }

    @Test
    void one_of_a_kind_that_a_county_has_one_of_names_its_county() {
        organization
                .given()
                .when(new Register(ID, "Marin COE", "county-office", true, null, null, null))
                .thenRejected("county-needed");
        organization
                .given(office)
                .when(new Register(ID, "Marin COE", "county-office", true, null, null, null))
                .thenRejected("county-needed");
    }

    @Test
    void it_is_closed() {
        organization.given(registered).when(new Close(JUNE_30, "Merged")).then(closed);
    }

    @Test
    void closing_it_again_changes_nothing() {
        organization
                .given(registered, closed)
                .when(new Close(JUNE_30.plusDays(1), "Again"))
                .thenNothing();
    }

    @Test
    void what_is_not_known_is_not_closed() {
        organization
                .given()
                .when(new Close(JUNE_30, "Merged"))
                .thenRejected("organization-unknown");
    }

    @Test
    void a_closed_one_does_not_change() {
        organization
                .given(registered, closed)
                .when(museum("Expo"))
                .thenRejected("organization-closed");
    }

    @Test
    void registering_a_closed_one_as_it_was_changes_nothing() {
        organization.given(registered, closed).when(museum("Exploratorium")).thenNothing();
    }

    @Test
    void a_closure_is_taken_back() {
        organization
                .given(registered, closed)
                .when(new Reopen("Mistake"))
                .then(new Reopened("Mistake"));
    }

    @Test
    void a_reopened_one_is_as_it_was() {
        organization
                .given(registered, closed, new Reopened("Mistake"))
                .when(museum("Exploratorium"))
                .thenNothing();
    }

    @Test
    void reopening_an_open_one_changes_nothing() {
        organization.given(registered).when(new Reopen("Mistake")).thenNothing();
    }

    @Test
    void what_is_not_known_is_not_reopened() {
        organization.given().when(new Reopen("Mistake")).thenRejected("organization-unknown");
    }
}
