package org.copractice.membership.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How messages are sent to subscribers.
@ConfigMapping(prefix = "copractice.webhooks")
interface WebhooksConfig {

    /// Whether this machine may be sent to, without TLS too. For trying things out on one machine;
    /// elsewhere it would let subscribers reach what listens beside the service.
    @WithDefault("false")
    boolean allowLoopback();

    /// How long an endpoint has to answer.
    @WithDefault("15S")
    Duration patience();
}
