package org.copractice.membership.community.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.community.Community;
import org.copractice.membership.community.CommunityCommand;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.CommunityCommand.Vacate;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.directory.CommunityView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The seats of a community's committee and who holds them.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/communities/{id}/seats")
@Tag(name = "Communities")
class SeatEndpoint {

    @Schema(name = "SeatBody")
    record SeatBody(
            @Schema(description = "Minted by the caller, so that a repeat is recognized") UUID id,
            @NotNull(message = "A title is needed.")
                    @Text(max = 200)
                    @Schema(examples = "Chair", maxLength = 200)
                    String title) {}

    @Schema(name = "TermBody")
    record TermBody(
            @NotNull(message = "The id of a person is needed.")
                    @Schema(description = "Id of a person")
                    UUID holder,
            @NotNull(message = "The first day is needed.") LocalDate from,
            @NotNull(message = "The first day after it is needed.")
                    @Schema(description = "The first day after it")
                    LocalDate until) {}

    @Schema(name = "VacancyBody")
    record VacancyBody(
            @NotNull(message = "The date is needed.")
                    @Schema(description = "The first day on which nobody holds the seat")
                    LocalDate on,
            @NotNull(message = "A reason is needed.")
                    @Text(max = 1000, lines = true)
                    @Schema(maxLength = 1000)
                    String reason) {}

    private final Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities;

    private final References references;

    SeatEndpoint(
            Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities,
            References references) {
        this.communities = communities;
        this.references = references;
    }

    @POST
    @Operation(operationId = "addSeat", summary = "Add a seat to the committee")
    @APIResponse(
            responseCode = "200",
            description = "The community with the seat, added now or before")
    @APIResponse(responseCode = "409", description = "seat-exists")
    public Response add(UUID id, @Valid @NotNull SeatBody body) {
        var seat = body.id() == null ? UuidCreator.getTimeOrderedEpoch() : body.id();
        return communities.change(id, id, new AddSeat(seat, body.title().strip()));
    }

    @POST
    @Path("/{seat}/terms")
    @Operation(operationId = "grantTerm", summary = "Give a seat to a person for a time")
    @APIResponse(
            responseCode = "200",
            description = "The community with the term, granted now or before")
    @APIResponse(responseCode = "409", description = "seat-unknown, seat-taken, term-empty")
    public Response grant(UUID id, UUID seat, @Valid @NotNull TermBody body) {
        references.checkPerson("/holder", "person", body.holder()).orFail();
        return communities.change(
                id, id, new GrantTerm(seat, body.holder(), body.from(), body.until()));
    }

    @POST
    @Path("/{seat}/vacancy")
    @Operation(operationId = "vacateSeat", summary = "End the present term before its time")
    @APIResponse(
            responseCode = "200",
            description = "The community with the vacancy, now or before")
    @APIResponse(responseCode = "409", description = "seat-unknown, seat-not-held")
    public Response vacate(UUID id, UUID seat, @Valid @NotNull VacancyBody body) {
        return communities.change(id, id, new Vacate(seat, body.on(), body.reason().strip()));
    }
}
