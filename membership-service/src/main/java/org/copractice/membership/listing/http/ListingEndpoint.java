package org.copractice.membership.listing.http;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.listing.Listing;
import org.copractice.membership.listing.ListingCommand;
import org.copractice.membership.listing.ListingCommand.Withdraw;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.directory.ListingView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What county offices offer and ask for. The caller may mint the id, so a lost answer may be asked
/// for again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/listings")
@Tag(name = "Offers and asks")
class ListingEndpoint {

    @Schema(name = "ListingWithdrawal")
    record WithdrawalBody(
            @NotNull(message = "The date is needed.")
                    @Day
                    @Schema(description = "The first day on which it stands no longer")
                    LocalDate on) {}

    private final Records<ListingCommand, Listing, ListingEvent, ListingView> listings;
    private final References references;

    ListingEndpoint(
            Records<ListingCommand, Listing, ListingEvent, ListingView> listings,
            References references) {
        this.listings = listings;
        this.references = references;
    }

    @POST
    @Operation(operationId = "createListing", summary = "List an offer or an ask")
    @APIResponse(responseCode = "201", description = "Listed")
    @APIResponse(responseCode = "409", description = "listed-already")
    public Response create(@Valid @NotNull ListingBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putListing", summary = "List an offer or an ask, once")
    @APIResponse(responseCode = "200", description = "Listed before")
    @APIResponse(responseCode = "201", description = "Listed")
    @APIResponse(responseCode = "409", description = "listed-already, listing-exists")
    public Response put(UUID id, @Valid @NotNull ListingBody body) {
        var post = body.post();
        references
                .check("/office", "organization", "id", body.office())
                .check("/focusArea", "focus_area", "id", body.focusArea())
                .orFail();
        return listings.handle(id, id, post);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawListing", summary = "Record that it stands no longer")
    @APIResponse(responseCode = "200", description = "Withdrawn, now or already")
    @APIResponse(responseCode = "409", description = "listing-withdrawn, before-listing")
    public Response withdraw(UUID id, @Valid @NotNull WithdrawalBody body) {
        return listings.change(id, id, new Withdraw(body.on()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getListing", summary = "An offer or ask, now or as of a date")
    @APIResponse(responseCode = "200", description = "The offer or ask")
    public Response get(UUID id, @BeanParam Reading reading) {
        return listings.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listListings",
            summary = "Offers and asks in the order in which they were listed")
    @APIResponse(responseCode = "200", description = "A page of offers and asks")
    public Response list(
            @RestQuery String kind,
            @RestQuery String office,
            @RestQuery("focus-area") String focusArea,
            @RestQuery @Parameter(description = "Accents and case aside") String topic,
            @RestQuery String status,
            @RestQuery @Parameter(description = "Those that stand on that day") String on,
            @RestQuery @Schema(defaultValue = "listed-on") String sort,
            @BeanParam Paging paging) {
        return listings.list(
                paging.sortedBy(sort),
                Filter.oneOf(List.of("offer", "ask"), "kind", kind),
                Filter.id("office = ?::uuid", "office", office),
                Filter.id("focus_area = ?::uuid", "focus-area", focusArea),
                Filter.equal("topic", SortKey.of(topic)),
                Filter.oneOf(List.of("open", "withdrawn"), "status", status),
                Filter.date("during @> ?::date", "on", on));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getListingHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return listings.history(id, paging);
    }
}
