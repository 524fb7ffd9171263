package org.copractice.membership.mentoring.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.membership.mentoring.Ending;
import org.copractice.membership.mentoring.Mentoring;
import org.copractice.membership.mentoring.MentoringCommand;
import org.copractice.membership.mentoring.MentoringCommand.Begin;
import org.copractice.membership.mentoring.MentoringCommand.End;
import org.copractice.membership.mentoring.MentoringEvent;
import org.copractice.membership.mentoring.directory.MentoringView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Who mentors whom. The id of a mentoring follows from community, mentor and mentee, so nobody
/// mints one.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/mentorings")
@Tag(name = "Mentoring")
class MentoringEndpoint {

    @Schema(name = "MentoringEnding")
    record EndingBody(
            @NotNull(message = "The date is needed.")
                    @Day
                    @Schema(description = "The first day on which it goes on no longer")
                    LocalDate on,
            @NotNull(message = "Say how it ended.")
                    @Pattern(
                            regexp = "completed|broken-off|mistaken",
                            message = "One of completed, broken-off, mistaken.")
                    @Schema(
                            enumeration = {"completed", "broken-off", "mistaken"},
                            description =
                                    "What was recorded by mistake ends on the day on which it"
                                            + " began")
                    String ending) {}

    private final Records<MentoringCommand, Mentoring, MentoringEvent, MentoringView> mentorings;
    private final References references;

    MentoringEndpoint(
            Records<MentoringCommand, Mentoring, MentoringEvent, MentoringView> mentorings,
            References references) {
        this.mentorings = mentorings;
        this.references = references;
    }

    @POST
    @Operation(operationId = "beginMentoring", summary = "Record that a mentoring begins")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "ETag of the mentoring, to begin it again; none for the first time",
            schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "Already so, or begun again after it was over")
    @APIResponse(responseCode = "201", description = "Begun for the first time")
    @APIResponse(
            responseCode = "409",
            description = "own-mentor, mentoring-under-way, before-latest-end")
    public Response begin(@Valid @NotNull MentoringBody body) {
        var begin = new Begin(body.pair(), body.purpose(), body.on());
        references
                .check("/community", "community", "id", body.community())
                .check("/focusArea", "focus_area", "id", body.focusArea())
                .checkPerson("/mentor", "person", body.mentor())
                .checkPerson("/mentee", "person", body.mentee())
                .orFail();
        var id = body.pair().mentoring();
        return mentorings.handle(id, id, begin);
    }

    @POST
    @Path("/{id}/ending")
    @Operation(operationId = "endMentoring", summary = "Record that a mentoring is over")
    @APIResponse(responseCode = "200", description = "Over, now or already")
    @APIResponse(responseCode = "409", description = "mentoring-over, before-beginning")
    public Response end(UUID id, @Valid @NotNull EndingBody body) {
        return mentorings.change(id, id, new End(body.on(), Ending.of(body.ending())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMentoring", summary = "A mentoring, now or as of a date")
    @APIResponse(responseCode = "200", description = "The mentoring")
    public Response get(UUID id, @BeanParam Reading reading) {
        return mentorings.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listMentorings",
            summary = "Mentorings in the order in which they began")
    @APIResponse(responseCode = "200", description = "A page of mentorings")
    public Response list(
            @RestQuery String community,
            @RestQuery String mentor,
            @RestQuery String mentee,
            @RestQuery @Parameter(description = "Those that go on on that day") String on,
            @RestQuery @Schema(defaultValue = "began-on") String sort,
            @BeanParam Paging paging) {
        return mentorings.list(
                paging.sortedBy(sort),
                Filter.id("community = ?::uuid", "community", community),
                Filter.id("mentor IN (SELECT same_person(?::uuid))", "mentor", mentor),
                Filter.id("mentee IN (SELECT same_person(?::uuid))", "mentee", mentee),
                Filter.date("during @> ?::date", "on", on));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getMentoringHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return mentorings.history(id, paging);
    }
}
