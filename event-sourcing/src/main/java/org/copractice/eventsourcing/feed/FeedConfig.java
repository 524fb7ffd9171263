package org.copractice.eventsourcing.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the event feed.
@ConfigMapping(prefix = "copractice.feed")
public interface FeedConfig {

    /// The most clients that wait for the next event in one process, streams included. Fewer than a
    /// gateway has connections for them.
    @WithDefault("100")
    int waiting();

    /// How long a stream lasts at the most; whoever comes back shows a valid token again.
    @WithDefault("5M")
    Duration streamFor();

    /// Of silence on a stream before a sign of life. Shorter than any proxy's patience.
    @WithDefault("15S")
    Duration heartbeat();
}
