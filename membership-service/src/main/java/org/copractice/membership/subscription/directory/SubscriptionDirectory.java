package org.copractice.membership.subscription.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;

/// Answers "which subscriptions has this client, and what is to be sent again?".
public final class SubscriptionDirectory {

    public static final Table TABLE =
            Table.of(
                    "subscription",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "registered_at text",
                    "owner text",
                    "status text");

    public static final Table REPLAYS =
            Table.of(
                    "subscription_replay",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "subscription uuid",
                    "after bigint",
                    "through bigint");

    private SubscriptionDirectory() {}

    public static ReadModel readModel(
            Aggregate<?, ?, SubscriptionEvent, SubscriptionView> subscriptions) {
        return ReadModel.inline("subscriptions-1", TABLE, REPLAYS)
                .from(subscriptions, SubscriptionDirectory::apply);
    }

    private static void apply(
            Recorded<SubscriptionEvent> recorded, SubscriptionView after, Rows rows) {
        rows.put(
                TABLE,
                after.id(),
                after.revision(),
                Json.write(after),
                after.registeredAt().toString(),
                after.owner(),
                after.status());
        if (recorded.event() instanceof ReplayAsked(var replay, var from, var through)) {
            rows.put(REPLAYS, replay, recorded.revision(), after.id(), from, through);
        }
    }
}
