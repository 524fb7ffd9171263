package org.copractice.gateway.feed;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BiConsumer;

/// The feeds of several services as one.
///
/// @param patience how many milliseconds a service may take, beyond the wait it is asked for
/// @param otherwise tells a client why nobody answers
public record MergedFeed(
        List<Feed> feeds, long patience, BiConsumer<RoutingContext, Throwable> otherwise) {

    /// @param millis that the client would wait for the answer to begin
    public void answer(RoutingContext client, long millis) {
        new Reading(this, client, millis).begin();
    }
}
