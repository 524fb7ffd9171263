package org.copractice.membership.organization;

import java.time.LocalDate;
import java.util.UUID;

/// What can happen to an organization. Stored for ever, so no component is ever renamed, retyped or
/// removed. Absent values are null.
public sealed interface OrganizationEvent {

    /// @param kind code of an organization kind
    /// @param onePerCounty whether that kind allows one in a county and no more
    /// @param county code of its county, null for a statewide or foreign organization
    /// @param within the organization it is part of
    record Registered(
            String name,
            String kind,
            boolean onePerCounty,
            String county,
            UUID within,
            String website)
            implements OrganizationEvent {}

    record Renamed(String name) implements OrganizationEvent {}

    record Reclassified(String kind, boolean onePerCounty) implements OrganizationEvent {}

    record Relocated(String county) implements OrganizationEvent {}

    record Attached(UUID within) implements OrganizationEvent {}

    record WebsiteMoved(String website) implements OrganizationEvent {}

    record Closed(LocalDate on, String reason) implements OrganizationEvent {}

    record Reopened(String reason) implements OrganizationEvent {}
}
