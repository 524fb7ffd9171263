package org.copractice.membership.subscription.http;

import jakarta.enterprise.context.ApplicationScoped;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.membership.subscription.delivery.Secrets;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// Puts the secret that was just made into the answer to whoever asked for it.
@ApplicationScoped
class ShownSecrets {

    private final Secrets secrets;

    ShownSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    SubscriptionView tell(SubscriptionView subscription) {
        try {
            return subscription.telling(secrets.text(subscription.id(), subscription.secretId()));
        } catch (Conflict e) {
            throw HttpProblem.notFound(); // removed by another in the meantime
        }
    }
}
