package org.copractice.gateway.feed;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;

/// The feed of one service, as the gateway reaches it.
public interface Feed {

    /// @param headers that differ from the client's
    /// @param millis until nobody waits for the answer any more
    /// @param hurried whether the client allows less than it should take
    record Question(String uri, MultiMap headers, long millis, boolean hurried) {}

    /// A call under way, on one event loop.
    interface Call {

        /// The head of the answer.
        Future<HttpClientResponse> answer();

        /// Ends it on both sides. Does nothing when it has ended.
        void giveUp(Throwable why);
    }

    /// Of the service, in cursors.
    String name();

    /// Begins a call on behalf of a client.
    Call ask(HttpServerRequest client, Question question);
}
