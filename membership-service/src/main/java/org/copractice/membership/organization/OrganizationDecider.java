package org.copractice.membership.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.organization.Organization.Gone;
import org.copractice.membership.organization.Organization.Open;
import org.copractice.membership.organization.Organization.Profile;
import org.copractice.membership.organization.Organization.Unknown;
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

/// The rules of an organization.
public final class OrganizationDecider
        implements Decider<OrganizationCommand, Organization, OrganizationEvent> {

    @Override
    public Organization initial() {
        return new Unknown();
    }

    @Override
    public List<OrganizationEvent> decide(OrganizationCommand command, Organization state) {
        return switch (command) {
            case Register register -> register(register, state);
            case Close close -> close(close, state);
            case Reopen reopen -> reopen(reopen, state);
        };
    }

    @Override
    public Organization evolve(Organization state, OrganizationEvent event) {
        return switch (event) {
            case Registered(var name, var kind, var one, var county, var within, var website) ->
                    new Open(new Profile(name, kind, one, county, within, website));
            case Renamed(var name) -> new Open(profile(state).withName(name));
            case Reclassified(var kind, var onePerCounty) ->
                    new Open(profile(state).withKind(kind, onePerCounty));
            case Relocated(var county) -> new Open(profile(state).withCounty(county));
            case Attached(var within) -> new Open(profile(state).withWithin(within));
            case WebsiteMoved(var website) -> new Open(profile(state).withWebsite(website));
            case Closed(var on, var reason) -> new Gone(profile(state), on, reason);
            case Reopened _ -> new Open(profile(state));
        };
    }

    private static List<OrganizationEvent> register(Register asked, Organization state) {
        if (asked.id().equals(asked.within())) {
            throw new Rejection("part-of-itself", "An organization cannot be part of itself.");
        }
        if (asked.onePerCounty() && asked.county() == null) {
            throw new Rejection(
                    "county-needed", "An organization of this kind serves a county: name it.");
        }
        return switch (state) {
            case Unknown _ ->
                    List.of(
                            new Registered(
                                    asked.name(),
                                    asked.kind(),
                                    asked.onePerCounty(),
                                    asked.county(),
                                    asked.within(),
                                    asked.website()));
            case Open(var profile) -> differences(asked, profile);
            case Gone(var profile, _, _) when differences(asked, profile).isEmpty() -> List.of();
            case Gone _ ->
                    throw new Rejection(
                            "organization-closed", "It is closed; reopen it before changing it.");
        };
    }

    private static List<OrganizationEvent> differences(Register asked, Profile known) {
        var events = new ArrayList<OrganizationEvent>();
        if (!asked.name().equals(known.name())) {
            events.add(new Renamed(asked.name()));
        }
        if (!asked.kind().equals(known.kind())) {
            events.add(new Reclassified(asked.kind(), asked.onePerCounty()));
        }
        if (!Objects.equals(asked.county(), known.county())) {
            events.add(new Relocated(asked.county()));
        }
        if (!Objects.equals(asked.within(), known.within())) {
            events.add(new Attached(asked.within()));
        }
        if (!Objects.equals(asked.website(), known.website())) {
            events.add(new WebsiteMoved(asked.website()));
        }
        return events;
    }

    private static List<OrganizationEvent> close(Close asked, Organization state) {
        return switch (state) {
            case Open _ -> List.of(new Closed(asked.on(), asked.reason()));
            case Gone _ -> List.of();
            case Unknown _ -> throw unknown();
        };
    }

    private static List<OrganizationEvent> reopen(Reopen asked, Organization state) {
        return switch (state) {
            case Gone _ -> List.of(new Reopened(asked.reason()));
            case Open _ -> List.of();
            case Unknown _ -> throw unknown();
        };
    }

    private static Rejection unknown() {
        return new Rejection("organization-unknown", "There is no such organization.");
    }

    private static Profile profile(Organization state) {
        return switch (state) {
            case Open(var profile) -> profile;
            case Gone(var profile, _, _) -> profile;
            case Unknown _ -> new Profile(null, null, false, null, null, null);
        };
    }
}
