package org.copractice.membership.organization.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.organization.OrganizationCommand.Register;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a caller says of an organization.
@Schema(name = "OrganizationBody")
record OrganizationBody(
        @NotNull(message = "A name is needed.")
                @Text(max = 200)
                @Schema(examples = "Marin County Office of Education", maxLength = 200)
                String name,
        @NotNull(message = "The code of a kind is needed.")
                @Pattern(regexp = "[a-z][a-z0-9-]{0,59}", message = "The code of a kind.")
                @Schema(
                        description = "Code of an organization kind",
                        examples = "county-office",
                        maxLength = 60)
                String kind,
        @Pattern(regexp = "[0-9]{2}", message = "The code of a county: two digits.")
                @Schema(description = "Code of a county", examples = "21", maxLength = 2)
                String county,
        @Schema(description = "The organization it is part of") UUID within,
        @Pattern(regexp = "https?://[\\x21-\\x7e]{1,300}", message = "An http or https address.")
                @Schema(examples = "https://www.marinschools.org", maxLength = 308)
                String website) {

    /// @param onePerCounty what the kind says
    Register register(UUID id, boolean onePerCounty) {
        return new Register(id, name.strip(), kind, onePerCounty, county, within, website);
    }
}
