package org.copractice.membership.person.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.membership.csv.FileTypes;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.directory.PersonView;
import org.copractice.membership.person.place.Places;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about people. The caller may mint the id, so a lost answer may be asked
/// for again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people")
@Tag(name = "People")
class PersonEndpoint {

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;

    private final Places places;
    private final PersonExport export;
    private final Requests requests;

    PersonEndpoint(
            Records<PersonCommand, Person, PersonEvent, PersonView> people,
            Places places,
            PersonExport export,
            Requests requests) {
        this.people = people;
        this.export = export;
        this.places = places;
        this.requests = requests;
    }

    @POST
    @Operation(operationId = "createPerson", summary = "Register a person")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response create(@Valid @NotNull PersonBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putPerson", summary = "Register or change a person")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already so",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "409", description = "person-forgotten")
    public Response put(UUID id, @Valid @NotNull PersonBody body) {
        return people.handle(id, id, body.register());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPerson", summary = "A person, now or as of a date")
    @APIResponse(
            responseCode = "200",
            description = "The person; who is forgotten, without anything personal",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response get(UUID id, @BeanParam Reading reading) {
        return people.get(id, reading);
    }

    @GET
    @Operation(operationId = "listPeople", summary = "People in the order of names, or looked for")
    @APIResponse(
            responseCode = "200",
            description = "A page of people; who is forgotten is not among them",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Page.class)),
                @Content(
                        mediaType = FileTypes.CSV,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description =
                                                "All that match and have consented to `export`, not a"
                                                        + " page of them")),
                @Content(
                        mediaType = PersonExport.VCARD,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "The same people, as vCard 4.0"))
            })
    @Produces({MediaType.APPLICATION_JSON, FileTypes.CSV, PersonExport.VCARD})
    public Response list(
            @BeanParam PersonFilters filters,
            @RestQuery
                    @Schema(
                            enumeration = {"name", "-name"},
                            defaultValue = "name")
                    String sort,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var asked = filters.all(requests.today(), requests.timeZone(), places);
        paging.sortedBy(sort).lookingFor(filters.search());
        return FileTypes.asked(headers, uri, List.of(FileTypes.CSV, PersonExport.VCARD))
                .map(type -> export.of(type, requests.today(), paging, asked))
                .orElseGet(() -> people.list(paging, asked));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPersonHistory", summary = "What happened, when, by whom")
    @APIResponse(
            responseCode = "200",
            description = "A page of events, oldest first",
            content = @Content(schema = @Schema(implementation = Records.History.class)))
    public Response history(UUID id, @BeanParam Paging paging) {
        return people.history(id, paging);
    }

    /// The list's form, for the documentation.
    @Schema(name = "PersonPage")
    record Page(List<PersonView> items, String next) {}
}
