package org.copractice.membership.person.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.membership.person.Consent;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonCommand.Claim;
import org.copractice.membership.person.PersonCommand.DecideConsent;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.Purpose;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What people decide about their own record.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people/{id}")
@Tag(name = "People")
class SelfEndpoint {

    @Schema(name = "ConsentBody")
    record ConsentBody(
            @NotNull(message = "Given or withdrawn?")
                    @Schema(description = "False to withdraw it", examples = "true")
                    Boolean given,
            @NotNull(message = "The date is needed.") LocalDate on) {}

    /// Who is forgotten has no address left by which anybody could show to be them.
    private static final Set<String> UNPROVEN = Set.of("not-theirs", "person-forgotten");

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;
    private final Requests requests;

    SelfEndpoint(
            Records<PersonCommand, Person, PersonEvent, PersonView> people, Requests requests) {
        this.people = people;
        this.requests = requests;
    }

    @PUT
    @Path("/consents/{purpose}")
    @Operation(
            operationId = "putConsent",
            summary = "Consent to a purpose, or withdraw the consent")
    @APIResponse(
            responseCode = "200",
            description = "The person with all decisions so far",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "409", description = "before-latest-decision, person-forgotten")
    public Response consent(
            UUID id,
            @Code(value = Purpose.class, message = "One of directory, contact, export, research.")
                    String purpose,
            @Valid @NotNull ConsentBody body) {
        return people.change(
                id,
                id,
                new DecideConsent(new Consent(Purpose.of(purpose), body.given(), body.on())));
    }

    /// Who is not the person learns nothing, not even that the record exists.
    @POST
    @Path("/claim")
    @Operation(
            operationId = "claimPerson",
            summary = "Sign in as this person from now on",
            description = "The token's verified e-mail must be the record's.")
    @APIResponse(
            responseCode = "200",
            description = "Claimed, now or before",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "409", description = "claimed-already, claims-another")
    public Response claim(UUID id) {
        var email = requests.verifiedEmail().orElseThrow(HttpProblem::notFound);
        try {
            requests.actAs(id);
            return people.change(id, id, new Claim(requests.subject(), email));
        } catch (Rejection refusal) {
            if (UNPROVEN.contains(refusal.code())) {
                throw HttpProblem.notFound();
            }
            throw refusal;
        }
    }
}
