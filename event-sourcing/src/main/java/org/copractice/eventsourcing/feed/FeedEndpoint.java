package org.copractice.eventsourcing.feed;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.feed.EventFeed.Page;
import org.copractice.eventsourcing.feed.EventFeed.Selection;
import org.copractice.eventsourcing.feed.WaitingRoom.Place;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/// The events of the service for who has no Kafka: batch by batch, or as a stream.
@RunOnVirtualThread
@Path("/v1/events")
@Tag(name = "Events")
class FeedEndpoint {

    static final String BATCH = "application/cloudevents-batch+json";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String NOT_OURS =
            "Not a cursor of this feed, or of one that was restored since; begin again without.";

    private final EventFeed feed;
    private final FeedConfig config;
    private final Audience audience;
    private final CurrentVertxRequest current;

    FeedEndpoint(
            EventFeed feed, FeedConfig config, Audience audience, CurrentVertxRequest current) {
        this.feed = feed;
        this.config = config;
        this.audience = audience;
        this.current = current;
    }

    @GET
    @Operation(
            operationId = "followEvents",
            summary = "What has happened, in order; batch by batch or as a stream")
    @APIResponse(
            responseCode = "200",
            description = "The next events, possibly none; or a stream of them that ends in time",
            headers =
                    @Header(
                            name = "Link",
                            description = "Where to go on, `rel=\"next\"`; there is always one",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(
                        mediaType = BATCH,
                        schema =
                                @Schema(
                                        type = SchemaType.ARRAY,
                                        implementation = CloudEventFormat.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description =
                                                "`id` is the cursor after the event, `data` the"
                                                        + " event as in a batch"))
            })
    @Produces({BATCH, MediaType.SERVER_SENT_EVENTS})
    public Response list(
            @BeanParam EventQuery query,
            @RestHeader(LAST_EVENT_ID) String lastEventId,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        EventQuery.check(uri.getQueryParameters());
        var types = query.types();
        var selection =
                feed.selection(
                        (topic, type) -> audience.maySee(topic) && types.test(type),
                        query.subject());
        boolean fromNow = lastEventId == null && query.isFromNow();
        long after = fromNow ? feed.look() : after(query, lastEventId);
        if (prefersStream(headers)) {
            query.checkStream();
            return stream(selection, after);
        }
        int limit = query.limit();
        var patience = query.patience();
        return batch(
                uri,
                fromNow ? new Page(List.of(), after) : batch(selection, after, limit, patience));
    }

    private long after(EventQuery query, String lastEventId) {
        return lastEventId == null
                ? position(query.after, Fault.parameter("after", "invalid", NOT_OURS))
                : position(lastEventId, Fault.header(LAST_EVENT_ID, "invalid", NOT_OURS));
    }

    private long position(String cursor, Fault otherwise) {
        return cursor == null
                ? 0
                : feed.position(cursor).orElseThrow(() -> HttpProblem.invalid(otherwise));
    }

    private static boolean prefersStream(HttpHeaders headers) {
        for (var accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.valueOf(BATCH))) {
                return false;
            }
            if (accepted.isCompatible(MediaType.SERVER_SENT_EVENTS_TYPE)) {
                return true;
            }
        }
        return false;
    }

    private Page batch(Selection selection, long after, int limit, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        var page = feed.page(selection, after, limit);
        if (!page.messages().isEmpty() || patience.isZero()) {
            return page;
        }
        try (var place = enter()) {
            current.getCurrent().addEndHandler(_ -> place.leave());
            return feed.next(selection, page.through(), limit, place, end);
        }
    }

    private Response batch(UriInfo uri, Page page) {
        var next =
                uri.getRequestUriBuilder()
                        .replaceQueryParam("after", feed.cursor(page.through()))
                        .build();
        return Response.ok(
                        page.messages().stream()
                                .map(message -> message.event().json())
                                .collect(Collectors.joining(",", "[", "]")),
                        BATCH)
                .header(
                        "Link",
                        "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()))
                .build();
    }

    /// Who does not even take what was written before the time is over is cut off a little later.
    private Response stream(Selection selection, long after) {
        var place = enter();
        var call = current.getCurrent();
        var lasts = audience.until(config.streamFor());
        long cutOff =
                call.vertx()
                        .setTimer(
                                lasts.plus(config.heartbeat()).toMillis(),
                                _ -> call.response().reset());
        call.addEndHandler(_ -> {
            call.vertx().cancelTimer(cutOff);
            place.close();
        });
        var stream =
                new EventStream(
                        feed,
                        selection,
                        place,
                        after,
                        System.nanoTime() + lasts.toNanos(),
                        config.heartbeat());
        return Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private Place enter() {
        return feed.enter()
                .orElseThrow(() ->
                        new HttpProblem(
                                ProblemCode.UNAVAILABLE,
                                "Too many clients wait for events; try again, or do not wait."));
    }
}
