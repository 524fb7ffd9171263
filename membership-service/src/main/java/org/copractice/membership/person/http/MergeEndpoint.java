package org.copractice.membership.person.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonCommand.Absorb;
import org.copractice.membership.person.PersonCommand.Merge;
import org.copractice.membership.person.PersonCommand.Release;
import org.copractice.membership.person.PersonCommand.Separate;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Two records of one person become one, and two again. The path names the duplicate.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people")
@Tag(name = "People")
class MergeEndpoint {

    @Schema(name = "MergeBody")
    record MergeBody(
            @NotNull(message = "The id of the record that stays is needed.")
                    @Schema(description = "The record that stays")
                    UUID into) {}

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;
    private final References references;

    MergeEndpoint(
            Records<PersonCommand, Person, PersonEvent, PersonView> people, References references) {
        this.people = people;
        this.references = references;
    }

    @POST
    @Path("/{id}/merge")
    @Operation(
            operationId = "mergePerson",
            summary = "Merge a duplicate into the record that stays",
            description =
                    "What the person did under either id is found under that of the record that"
                            + " stays. The duplicate keeps all it has and names that record in"
                            + " `mergedInto`. It can be taken back.")
    @APIResponse(
            responseCode = "200",
            description = "The duplicate, merged now or before",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "merges-itself, merges-others, person-forgotten, person-merged,"
                            + " survivor-merged")
    public Response merge(UUID id, @Valid @NotNull MergeBody body) {
        var into = body.into();
        references.check("/into", "person", "id", into).orFail();
        return people.changeTogether(
                id,
                Set.of(into),
                states -> {
                    var commands = new LinkedHashMap<UUID, PersonCommand>();
                    commands.put(into, new Absorb(id, into, states.get(id)));
                    commands.put(id, new Merge(id, into, states.get(into)));
                    return commands;
                });
    }

    @DELETE
    @Path("/{id}/merge")
    @Operation(
            operationId = "separatePerson",
            summary = "Take a merge back",
            description = "Both records are again what they were.")
    @APIResponse(
            responseCode = "200",
            description = "A record of its own, now or already",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "409", description = "person-forgotten, person-merged")
    public Response separate(UUID id) {
        var survivor = people.find(id).orElseThrow(HttpProblem::notFound).mergedInto();
        return survivor == null
                ? people.change(id, id, new Separate(null))
                : people.changeTogether(
                        id,
                        Set.of(survivor),
                        _ -> Map.of(id, new Separate(survivor), survivor, new Release(id)));
    }
}
