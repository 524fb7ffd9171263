package org.copractice.gateway;

import io.vertx.ext.web.RoutingContext;

/// Where a path leads: to a service, or to the feeds of several.
interface Destination {

    Traffic traffic();

    /// Whether a call without a token is for it to judge.
    boolean isOpen();

    /// Whether it is worth asking now.
    boolean letsIn();

    /// Has the call answered.
    void carry(RoutingContext call);
}
