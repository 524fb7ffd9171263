package org.copractice.membership.subscription.http;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be sent again: one message, or all between two places of the feed.
@Schema(name = "ReplayBody")
record ReplayBody(
        @Schema(description = "Id of the one event, out of the log of the last 30 days") UUID event,
        @Schema(
                        description =
                                "Cursor of `/v1/events` after which to begin; absent for the"
                                        + " beginning",
                        maxLength = 100)
                String after,
        @Schema(
                        description =
                                "Cursor up to which; absent for where the subscription has come",
                        maxLength = 100)
                String until) {}
