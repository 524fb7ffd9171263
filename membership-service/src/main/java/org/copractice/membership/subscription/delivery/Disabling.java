package org.copractice.membership.subscription.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionCommand.Disable;

/// Disables a subscription whose endpoint is not to be tried any more.
public final class Disabling {

    private static final String ACTOR = "webhooks";

    private final CommandHandler<SubscriptionCommand, ?, ?, ?> handler;
    private final Clock clock;

    public Disabling(CommandHandler<SubscriptionCommand, ?, ?, ?> handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
    }

    /// @param delivery that led to it
    void disable(UUID subscription, Reason reason, String detail, UUID delivery) {
        try {
            handler.handle(
                    subscription,
                    new Disable(reason, detail),
                    new CommandContext(
                            new Metadata(ACTOR, null, delivery.toString(), null, null),
                            new Expected.Any(),
                            Optional.empty(),
                            clock.instant()));
        } catch (Rejection _) {
            // removed in the meantime: nothing is sent any more either way
        }
    }
}
