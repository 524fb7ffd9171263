package org.copractice.membership.subscription.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.RecordList;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.store.Database;
import org.copractice.membership.subscription.Subscription;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionCommand.Rotate;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.delivery.DeliveryView;
import org.copractice.membership.subscription.delivery.Pinged;
import org.copractice.membership.subscription.delivery.Sender;
import org.copractice.membership.subscription.directory.SubscriptionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What a subscriber does about the messages it is sent, or is not.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/subscriptions")
@Tag(name = "Webhooks")
class WebhookEndpoint {

    private static final int USUAL_OVERLAP = 24;

    @Schema(name = "SecretRotation")
    record RotationBody(
            @Min(value = 0, message = "From 0 to 168 hours.")
                    @Max(value = 168, message = "From 0 to 168 hours.")
                    @Schema(
                            description = "How long the secret before signs as well",
                            minimum = "0",
                            maximum = "168",
                            defaultValue = "24")
                    Integer overlapHours) {}

    private final Records<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
            subscriptions;
    private final ShownSecrets secrets;
    private final Replaying replaying;
    private final Sender sender;
    private final Clock clock;
    private final RecordList deliveries;

    WebhookEndpoint(
            Records<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
                    subscriptions,
            ShownSecrets secrets,
            Replaying replaying,
            Sender sender,
            Clock clock,
            Database database) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.replaying = replaying;
        this.sender = sender;
        this.clock = clock;
        this.deliveries = new RecordList(database, "webhook_delivery", "begun_at");
    }

    @POST
    @Path("/{id}/secrets")
    @Operation(
            operationId = "rotateSubscriptionSecret",
            summary = "Sign with a new secret, and for a time with the one before as well")
    @APIResponse(
            responseCode = "200",
            description = "Rotated; the only answer with the new secret",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "409", description = "subscription-removed")
    public Response rotate(UUID id, @Valid @NotNull RotationBody body) {
        var overlap =
                Duration.ofHours(body.overlapHours() == null ? USUAL_OVERLAP : body.overlapHours());
        var until = clock.instant().plus(overlap).truncatedTo(ChronoUnit.SECONDS);
        return subscriptions.change(
                id, id, new Rotate(UuidCreator.getTimeOrderedEpoch(), until), secrets::tell);
    }

    @POST
    @Path("/{id}/replays")
    @Operation(
            operationId = "replayEvents",
            summary = "Have messages sent again: one, a range, or all up to now")
    @APIResponse(
            responseCode = "200",
            description = "They are sent before what is new",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "409", description = "subscription-removed")
    public Response replay(UUID id, @Valid @NotNull ReplayBody body) {
        checkExists(id);
        return subscriptions.change(id, id, replaying.command(id, body));
    }

    @POST
    @Path("/{id}/pings")
    @Operation(
            operationId = "pingSubscription",
            summary = "Send a test message now, once, and tell what came of it")
    @APIResponse(
            responseCode = "200",
            description = "What came of it",
            content = @Content(schema = @Schema(implementation = Pinged.class)))
    @APIResponse(responseCode = "409", description = "subscription-removed")
    public Pinged ping(UUID id) {
        var subscription = subscriptions.find(id).orElseThrow(HttpProblem::notFound);
        if (subscription.address() == null) {
            throw new Rejection("subscription-removed", "It was removed; make another.");
        }
        return sender.ping(subscription, UuidCreator.getTimeOrderedEpoch());
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "getDeliveryLog",
            summary = "What became of messages in the last 30 days, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the log",
            content = @Content(schema = @Schema(implementation = Log.class)))
    public Response deliveries(UUID id, @RestQuery String status, @BeanParam Paging paging) {
        checkExists(id);
        return deliveries.answer(
                paging.sortedBy("-begun-at"),
                Filter.matching("subscription = ?::uuid", id.toString()),
                Filter.oneOf(List.of("delivered", "failing", "failed"), "status", status));
    }

    private void checkExists(UUID id) {
        if (!subscriptions.exists(id)) {
            throw HttpProblem.notFound();
        }
    }

    /// The log's form, for the documentation.
    @Schema(name = "DeliveryLog")
    record Log(List<DeliveryView> items, String next) {}
}
