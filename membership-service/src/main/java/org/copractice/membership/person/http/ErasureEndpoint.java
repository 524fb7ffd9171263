package org.copractice.membership.person.http;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
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
            description =
                    "It cannot be taken back: the keys to the person's data are destroyed, those of"
                            + " all records that are merged.")
    @APIResponse(
            responseCode = "200",
            description = "Forgotten, now or before; the receipt",
            content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
    public Response forget(UUID id) {
        var forget = new Forget(requests.today());
        Response answer;
        do { // who is merged with them meanwhile is forgotten as well
            var records = recordsOf(id);
            answer =
                    people.changeTogether(
                            id,
                            records,
                            _ -> records.stream().collect(toMap(each -> each, _ -> forget)));
        } while (!recordsOf(id).stream().allMatch(this::isForgotten));
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
        if (!isForgotten(id)) {
            throw HttpProblem.notFound();
        }
        return ErasureReceipt.of(
                person(id),
                recordsOf(id).stream().map(this::person).toList(),
                each -> store.personalKeys().remains(each));
    }

    /// All records of the same person, in the order of ids.
    private Set<UUID> recordsOf(UUID id) {
        var mergedInto = person(id).mergedInto();
        var survivor = mergedInto == null ? person(id) : person(mergedInto);
        var records = new TreeSet<>(Set.of(survivor.id()));
        if (survivor.absorbed() != null) {
            survivor.absorbed().forEach(part -> records.add(part.person()));
        }
        return records;
    }

    private boolean isForgotten(UUID id) {
        return person(id).forgottenOn() != null;
    }

    private PersonView person(UUID id) {
        return people.find(id).orElseThrow(HttpProblem::notFound);
    }
}
