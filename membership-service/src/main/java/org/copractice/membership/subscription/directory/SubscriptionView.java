package org.copractice.membership.subscription.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.Subscription;
import org.copractice.membership.subscription.Subscription.Gone;
import org.copractice.membership.subscription.Subscription.Kept;
import org.copractice.membership.subscription.Subscription.None;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner subscription as its owner sees it. Absent values are null and stay out of the JSON.
@Schema(name = "Subscription", description = "Where messages are sent to, and which")
public record SubscriptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, description = "The client that made it") String owner,
        @Schema(description = "Absent when it was removed") String address,
        @Schema(description = "Types of messages, or the beginning of some and `*`")
                List<String> types,
        @Schema(description = "Topics that the owner may see; others are never sent")
                List<String> topics,
        @Schema(
                        required = true,
                        enumeration = {"enabled", "disabled", "removed"})
                String status,
        @Schema(
                        description = "Why it is disabled",
                        enumeration = {"paused", "gone", "failing"})
                String reason,
        @Schema(description = "Why it is disabled, in words") String detail,
        @Schema(description = "Id of the secret that signs") UUID secretId,
        @Schema(description = "Id of the secret before, which signs as well for a time")
                UUID previousSecretId,
        @Schema(description = "Until when the secret before signs") Instant previousSecretUntil,
        @Schema(description = "Only in the answer to the request that made it") String secret,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    public static SubscriptionView of(Current<Subscription> current) {
        return switch (current.state()) {
            case Kept kept -> of(current, kept);
            case Gone(var owner) ->
                    new SubscriptionView(
                            current.stream(),
                            current.revision(),
                            owner,
                            null,
                            null,
                            null,
                            "removed",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no subscription yet");
        };
    }

    private static SubscriptionView of(Current<Subscription> current, Kept kept) {
        return new SubscriptionView(
                current.stream(),
                current.revision(),
                kept.owner(),
                kept.address(),
                kept.types(),
                kept.topics(),
                kept.reason() == null ? "enabled" : "disabled",
                code(kept.reason()),
                kept.detail(),
                kept.secrets().current(),
                kept.secrets().before(),
                kept.secrets().until(),
                null,
                current.since(),
                current.at());
    }

    private static String code(Reason reason) {
        return reason == null ? null : reason.code();
    }

    public SubscriptionView telling(String text) {
        return new SubscriptionView(
                id,
                revision,
                owner,
                address,
                types,
                topics,
                status,
                reason,
                detail,
                secretId,
                previousSecretId,
                previousSecretUntil,
                text,
                registeredAt,
                changedAt);
    }
}
