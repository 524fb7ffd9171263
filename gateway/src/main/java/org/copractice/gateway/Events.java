package org.copractice.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.NavigableMap;
import java.util.Set;
import org.copractice.gateway.feed.Feed;
import org.copractice.gateway.feed.MergedFeed;

/// Where the path of the events leads when several services have a feed.
final class Events implements Destination {

    static final String PATH = "/v1/events";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private record Part(String name, Upstream service) implements Feed {

        @Override
        public Call ask(HttpServerRequest client, Question question) {
            return service.ask(client, question);
        }
    }

    private final Traffic traffic;
    private final NavigableMap<String, Upstream> services;
    private final MergedFeed feed;
    private final BodyLimits limits;
    private final long answerTimeout;

    Events(NavigableMap<String, Upstream> services, GatewayConfig config, Traffic traffic) {
        this.services = services;
        this.traffic = traffic;
        this.limits = new BodyLimits(config);
        this.answerTimeout = config.answerTimeout().toMillis();
        this.feed =
                new MergedFeed(
                        services.entrySet().stream()
                                .map(part -> (Feed) new Part(part.getKey(), part.getValue()))
                                .toList(),
                        config.feedTimeout().toMillis(),
                        Events::refuse);
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    /// Each is looked at when it is asked.
    @Override
    public boolean letsIn() {
        return true;
    }

    /// What is not there, and what cannot be done with events, any service can say.
    @Override
    public void carry(RoutingContext call) {
        var request = call.request();
        if (!READING.contains(request.method()) || !PATH.equals(request.path())) {
            services.firstEntry().getValue().carry(call);
            return;
        }
        limits.discard(request);
        Deadline.set(request.headers(), answerTimeout);
        feed.answer(call, Deadline.of(request.headers()));
    }

    private static void refuse(RoutingContext call, Throwable failure) {
        var problem = Upstream.problem(failure);
        var response = call.response().setStatusCode(problem.status());
        response.end(problem.write(response.headers(), Trace.idOf(call.request())));
    }
}
