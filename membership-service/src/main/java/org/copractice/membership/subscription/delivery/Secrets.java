package org.copractice.membership.subscription.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.personal.AesKey;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.eventsourcing.store.PersonalKeys;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// The secrets of subscriptions, which are stored nowhere: each is derived from the key of its
/// subscription and an id, and is gone when that key is destroyed.
public final class Secrets {

    private static final String PREFIX = "whsec_";

    private final PersonalKeys keys;

    public Secrets(PersonalKeys keys) {
        this.keys = keys;
    }

    /// As Standard Webhooks writes them, to be shown once.
    ///
    /// @throws Conflict when the subscription was removed
    public String text(UUID subscription, UUID secret) throws Conflict {
        return PREFIX + Base64.getEncoder().encodeToString(derived(keys.of(subscription), secret));
    }

    /// Those that sign at this moment, the newest first.
    List<byte[]> of(SubscriptionView subscription, Instant now) throws Conflict {
        var key = keys.of(subscription.id());
        var secrets = new ArrayList<byte[]>();
        secrets.add(derived(key, subscription.secretId()));
        if (subscription.previousSecretId() != null
                && now.isBefore(subscription.previousSecretUntil())) {
            secrets.add(derived(key, subscription.previousSecretId()));
        }
        return secrets;
    }

    private static byte[] derived(AesKey key, UUID secret) {
        return key.derived("webhook secret " + secret);
    }
}
