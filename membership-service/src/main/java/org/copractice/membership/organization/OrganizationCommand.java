package org.copractice.membership.organization;

import java.time.LocalDate;
import java.util.UUID;

/// What can be asked of an organization.
public sealed interface OrganizationCommand {

    /// Let it be known in this form, new or not.
    ///
    /// @param onePerCounty what its kind says; fixed for a kind, so it may come with the command
    record Register(
            UUID id,
            String name,
            String kind,
            boolean onePerCounty,
            String county,
            UUID within,
            String website)
            implements OrganizationCommand {}

    record Close(LocalDate on, String reason) implements OrganizationCommand {}

    record Reopen(String reason) implements OrganizationCommand {}
}
