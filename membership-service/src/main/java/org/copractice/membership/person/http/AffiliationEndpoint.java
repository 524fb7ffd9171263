package org.copractice.membership.person.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.Leadership;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonCommand.Affiliate;
import org.copractice.membership.person.PersonCommand.Recognize;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.Role;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the network says of a person: for whom they work, and whether they lead.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people/{id}")
@Tag(name = "People")
class AffiliationEndpoint {

    @Schema(name = "AffiliationBody")
    record AffiliationBody(
            @NotNull(message = "The id of an organization is needed.") UUID organization,
            @NotNull(message = "A role is needed.")
                    @Code(Role.class)
                    @Schema(examples = "teacher", maxLength = 40)
                    String role,
            @NotNull(message = "The first day is needed.") LocalDate from,
            @Schema(description = "The first day after it; absent while it lasts")
                    LocalDate until) {}

    @Schema(name = "LeadershipBody")
    record LeadershipBody(
            @NotNull(message = "One of none, emerging, established.")
                    @Code(Leadership.class)
                    @Schema(
                            examples = "emerging",
                            enumeration = {"none", "emerging", "established"})
                    String leadership,
            @NotNull(message = "The date is needed.") LocalDate on) {}

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;
    private final References references;

    AffiliationEndpoint(
            Records<PersonCommand, Person, PersonEvent, PersonView> people, References references) {
        this.people = people;
        this.references = references;
    }

    @PUT
    @Path("/affiliations/{affiliation}")
    @Operation(
            operationId = "putAffiliation",
            summary = "Record work for an organization, or change what is recorded")
    @APIResponse(
            responseCode = "200",
            description = "The person with it",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "409",
            description = "affiliation-empty, affiliation-repeated, person-forgotten")
    public Response affiliate(UUID id, UUID affiliation, @Valid @NotNull AffiliationBody body) {
        references.check("/organization", "organization", "id", body.organization()).orFail();
        return people.change(
                id,
                id,
                new Affiliate(
                        new Affiliation(
                                affiliation,
                                body.organization(),
                                Role.of(body.role()),
                                body.from(),
                                body.until())));
    }

    @PUT
    @Path("/leadership")
    @Operation(operationId = "putLeadership", summary = "Say whether a person leads")
    @APIResponse(
            responseCode = "200",
            description = "The person, changed or already so",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "409", description = "person-forgotten")
    public Response recognize(UUID id, @Valid @NotNull LeadershipBody body) {
        return people.change(id, id, new Recognize(Leadership.of(body.leadership()), body.on()));
    }
}
