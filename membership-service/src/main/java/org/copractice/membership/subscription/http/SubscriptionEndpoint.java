package org.copractice.membership.subscription.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.Subscription;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionCommand.Disable;
import org.copractice.membership.subscription.SubscriptionCommand.Enable;
import org.copractice.membership.subscription.SubscriptionCommand.Remove;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.directory.SubscriptionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Where partners' systems are told what happens. The caller may mint the id, so a lost answer may
/// be asked for again; with the same key it is the same answer, secret included.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/subscriptions")
@Tag(name = "Webhooks")
class SubscriptionEndpoint {

    private final Records<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
            subscriptions;
    private final Subscribing subscribing;
    private final ShownSecrets secrets;
    private final Policy policy;
    private final SecurityIdentity caller;

    SubscriptionEndpoint(
            Records<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
                    subscriptions,
            Subscribing subscribing,
            ShownSecrets secrets,
            Policy policy,
            SecurityIdentity caller) {
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.secrets = secrets;
        this.policy = policy;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "createSubscription", summary = "Have messages sent to an address")
    @APIResponse(
            responseCode = "201",
            description = "Subscribed; the only answer with the secret",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Response create(@Valid @NotNull SubscriptionBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putSubscription",
            summary = "Have messages sent to an address, or change where or which")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already so",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Subscribed; the only answer with the secret",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "409",
            description = "subscription-of-another, subscription-removed")
    public Response put(UUID id, @Valid @NotNull SubscriptionBody body) {
        return subscriptions.handle(id, id, subscribing.command(body), secrets::tell);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeSubscription",
            summary = "End it for good; its address and secrets are forgotten")
    @APIResponse(
            responseCode = "200",
            description = "Removed, now or already",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Response remove(UUID id) {
        return subscriptions.change(id, id, new Remove());
    }

    @POST
    @Path("/{id}/disablement")
    @Operation(operationId = "disableSubscription", summary = "Send nothing for the time being")
    @APIResponse(
            responseCode = "200",
            description = "Disabled, now or already",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "409", description = "subscription-removed")
    public Response disable(UUID id, @Valid @NotNull DisablementBody body) {
        return subscriptions.change(id, id, new Disable(Reason.PAUSED, body.reason()));
    }

    @DELETE
    @Path("/{id}/disablement")
    @Operation(
            operationId = "enableSubscription",
            summary = "Go on where it was disabled; nothing is left out")
    @APIResponse(
            responseCode = "200",
            description = "Enabled, now or already",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "409", description = "subscription-removed")
    public Response enable(UUID id) {
        return subscriptions.change(id, id, new Enable());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSubscription", summary = "A subscription, now or as of a date")
    @APIResponse(
            responseCode = "200",
            description = "The subscription",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Response get(UUID id, @BeanParam Reading reading) {
        return subscriptions.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listSubscriptions",
            summary = "Your subscriptions in the order in which they were made")
    @APIResponse(
            responseCode = "200",
            description = "A page of subscriptions",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @RestQuery String status,
            @RestQuery
                    @Schema(
                            enumeration = {"registered-at", "-registered-at"},
                            defaultValue = "registered-at")
                    String sort,
            @BeanParam Paging paging) {
        return subscriptions.list(
                paging.sortedBy(sort),
                Filter.equal("owner", seesAll() ? null : caller.getPrincipal().getName()),
                Filter.oneOf(List.of("enabled", "disabled", "removed"), "status", status));
    }

    /// Whoever may read any subscription, and not just its own.
    private boolean seesAll() {
        return policy.byOperation().get("getSubscription").permits(caller);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getSubscriptionHistory", summary = "What happened, when, by whom")
    @APIResponse(
            responseCode = "200",
            description = "A page of events, oldest first",
            content = @Content(schema = @Schema(implementation = Records.History.class)))
    public Response history(UUID id, @BeanParam Paging paging) {
        return subscriptions.history(id, paging);
    }

    @Schema(name = "Disablement")
    record DisablementBody(
            @NotNull(message = "A reason is needed.")
                    @Text(max = 200)
                    @Schema(examples = "Moving to another server", maxLength = 200)
                    String reason) {}

    /// The list's form, for the documentation.
    @Schema(name = "SubscriptionPage")
    record Page(List<SubscriptionView> items, String next) {}
}
