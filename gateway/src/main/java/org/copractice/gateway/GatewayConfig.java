package org.copractice.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The map of the platform and the limits of the edge.
@ConfigMapping(prefix = "gateway")
public interface GatewayConfig {

    /// The services behind the gateway, by name.
    Map<String, Service> upstreams();

    /// The services that have a feed of events, by the name that stands for them in cursors: it
    /// never changes. The feeds of several are merged.
    Map<String, URI> feeds();

    /// How long one of several feeds may take, beyond the time that the client would wait for an
    /// event, until the others are answered without it.
    @WithDefault("5S")
    Duration feedTimeout();

    /// The largest body of a request.
    @WithDefault("10M")
    MemorySize bodyLimit();

    /// The largest file of rows: 100,000 people of whom everything is known.
    @WithDefault("40M")
    MemorySize fileLimit();

    /// The longest path and query, in characters: services refuse more than 4096 for the whole
    /// line.
    @WithDefault("4000")
    int uriLimit();

    /// How long the head of a request may take from its first byte to its last.
    @WithDefault("10S")
    Duration headTimeout();

    /// How long a body may take, and in which it must go on; each byte of it adds as much as it
    /// takes at [#bodyRate()].
    @WithDefault("20S")
    Duration bodyTimeout();

    /// The slowest a body may come for long, in bytes per second.
    @WithDefault("500")
    int bodyRate();

    /// The most connections from one event loop to one upstream; as many further calls wait for
    /// one.
    @WithDefault("64")
    int connections();

    /// How long an upstream may take to accept a connection before it counts as down.
    @WithDefault("1S")
    Duration connectTimeout();

    /// How long an upstream may take from the end of the request to the head of its answer. Clients
    /// may wait 30 seconds for an event.
    @WithDefault("35S")
    Duration answerTimeout();

    /// After how many calls in a row that waited in vain an upstream is left alone.
    @WithDefault("5")
    int breakerAfter();

    /// How often a call is let through to it then.
    @WithDefault("5S")
    Duration breakerPause();

    /// How long a connection to an upstream may be silent while a body is under way.
    @WithDefault("60S")
    Duration silenceTimeout();

    /// Origins whose pages may call the API from a browser, exactly: `https://portal.example.org`.
    Optional<List<String>> origins();

    /// How much one caller may ask for.
    Rate rate();

    /// The quota of each caller. A caller is the client and subject of a token.
    interface Rate {

        /// Calls in a window, all at once or spread over it.
        @WithDefault("6000")
        int calls();

        /// The window, in whole seconds.
        @WithDefault("60S")
        Duration window();

        /// Calls of one caller that may be under way at the same time.
        @WithDefault("100")
        int atOnce();

        /// Refusals for want of a valid token, in a window, from one address (an IPv6 network of 64
        /// bits); then they are 429.
        @WithDefault("600")
        int withoutToken();
    }

    /// One service.
    interface Service {

        /// Where it listens, without a path: `http://host:port`.
        URI url();

        /// The paths that are its own, with everything below them.
        List<String> prefixes();

        /// Whether it answers also who sends no token. Such calls have the quota of their address.
        @WithDefault("false")
        boolean open();
    }
}
