package org.copractice.membership.person.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonCommand.Forget;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The right to be forgotten. What is said in a receipt was looked up, not assumed.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people")
@Tag(name = "People")
class ErasureEndpoint {

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;
    private final EventStore store;
    private final Requests requests;

    ErasureEndpoint(
            Records<PersonCommand, Person, PersonEvent, PersonView> people,
            EventStore store,
            Requests requests) {
        this.people = people;
        this.store = store;
        this.requests = requests;
    }

    @POST
    @Path("/{id}/erasure")
    @Operation(
            operationId = "forgetPerson",
            summary = "Forget a person for ever",
            description = "It cannot be taken back: the key to the person's data is destroyed.")
    @APIResponse(
            responseCode = "200",
            description = "Forgotten, now or before; the receipt",
            content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
    public Response forget(UUID id) {
        var answer = people.change(id, id, new Forget(requests.today()));
        return Response.fromResponse(answer).entity(receipt(id)).build();
    }

    @GET
    @Path("/{id}/erasure")
    @Operation(operationId = "getErasure", summary = "The receipt of a forgotten person, anew")
    @APIResponse(
            responseCode = "200",
            description = "What was erased and what stays, as it is found now",
            content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
    public ErasureReceipt get(UUID id) {
        return receipt(id);
    }

    private ErasureReceipt receipt(UUID id) {
        var person = people.find(id).orElseThrow(HttpProblem::notFound);
        if (person.forgottenOn() == null) {
            throw HttpProblem.notFound();
        }
        return ErasureReceipt.of(person, store.personalKeys().remains(id));
    }
}
