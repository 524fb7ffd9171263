package org.copractice.membership.organization.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.Organization.Gone;
import org.copractice.membership.organization.Organization.Open;
import org.copractice.membership.organization.Organization.Profile;
import org.copractice.membership.organization.Organization.Unknown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An organization as others see it. Absent values are null and stay out of the JSON.
///
/// @param soleCounty the county in which it is the only open one of its kind; for the directory,
///   which refuses a second
@Schema(name = "Organization", description = "An organization of the network")
public record OrganizationView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, examples = "Marin County Office of Education") String name,
        @Schema(required = true, description = "Code of its kind", examples = "county-office")
                String kind,
        @Schema(description = "Code of its county; its region follows", examples = "21")
                String county,
        @Schema(description = "The organization it is part of") UUID within,
        String website,
        @Schema(
                        required = true,
                        enumeration = {"open", "closed"})
                String status,
        @Schema(description = "Absent while it is open") LocalDate closedOn,
        String closedBecause,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt,
        @JsonIgnore String soleCounty) {

    public static OrganizationView of(Current<Organization> current) {
        return switch (current.state()) {
            case Open(var profile) -> of(current, profile, "open", null, null);
            case Gone(var profile, var on, var reason) ->
                    of(current, profile, "closed", on, reason);
            case Unknown _ -> throw new IllegalArgumentException("no organization yet");
        };
    }

    private static OrganizationView of(
            Current<Organization> current,
            Profile profile,
            String status,
            LocalDate closedOn,
            String closedBecause) {
        return new OrganizationView(
                current.stream(),
                current.revision(),
                profile.name(),
                profile.kind(),
                profile.county(),
                profile.within(),
                profile.website(),
                status,
                closedOn,
                closedBecause,
                current.since(),
                current.at(),
                status.equals("open") && profile.onePerCounty() ? profile.county() : null);
    }
}
