package org.copractice.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.function.IntConsumer;
import org.copractice.gateway.feed.Feed;

/// A call of the gateway's own to a service, one of several for the same client. It may be given up
/// at any time; then its connection is closed, or never taken.
final class Inquiry implements Feed.Call {

    private final Health health;
    private final boolean hurried;
    private final IntConsumer traffic;
    private final Future<HttpClientResponse> answer;
    private Lease lease;
    private boolean answered;
    private boolean over;

    /// @param hurried whether the client allows less time than is usual: what then takes too long
    ///   says nothing about the service
    Inquiry(Future<HttpClientRequest> connection, Health health, Traffic traffic, boolean hurried) {
        this.health = health;
        this.hurried = hurried;
        this.traffic = traffic.begin(HttpMethod.GET);
        this.answer =
                connection.compose(this::send).onSuccess(this::receive).onFailure(this::giveUp);
    }

    @Override
    public Future<HttpClientResponse> answer() {
        return answer;
    }

    @Override
    public void giveUp(Throwable why) {
        if (over) {
            return;
        }
        if (!answered && !hurried) {
            health.failed(why);
        }
        end(0);
        if (lease != null) {
            lease.handle(why);
        }
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        request.exceptionHandler(_ -> {});
        if (over) {
            request.reset();
            return Future.failedFuture("nobody waits for it any more");
        }
        lease = new Lease(request);
        return request.send();
    }

    private void receive(HttpClientResponse response) {
        answered = true;
        health.answered();
        response.end().onComplete(end -> end(end.succeeded() ? response.statusCode() : 0));
    }

    /// From here on the connection is another's.
    private void end(int status) {
        if (!over) {
            over = true;
            traffic.accept(status);
        }
    }
}
