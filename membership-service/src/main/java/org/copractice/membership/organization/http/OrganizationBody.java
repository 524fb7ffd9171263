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
                @Schema(description = "Code of an organization kind", examples = "county-office")
                String kind,
        @Schema(description = "Code of a county", examples = "21") String county,
        @Schema(description = "The organization it is part of") UUID within,
        @Pattern(regexp = "https?://[^\\s\\p{Cntrl}]{1,300}", message = "An http or https address.")
                @Schema(examples = "https://www.marinschools.org")
                String website) {

    Register register(UUID id) {
        return new Register(id, name.strip(), kind, county, within, website);
    }
}
