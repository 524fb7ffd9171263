package org.copractice.eventsourcing.feed;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What the caller of the request under way may see, and for how long its token says so.
@ApplicationScoped
public class Audience {

    private final Map<String, Access> byTopic;
    private final SecurityIdentity caller;
    private final Clock clock;

    Audience(Policy policy, SecurityIdentity caller, Clock clock) {
        this.byTopic = policy.byTopic();
        this.caller = caller;
        this.clock = clock;
    }

    /// A topic that the policy does not name is seen by nobody.
    public boolean maySee(String topic) {
        return byTopic.containsKey(topic) && byTopic.get(topic).permits(caller);
    }

    /// @return the time asked for, or what is left of the token's
    Duration until(Duration most) {
        if (caller.getPrincipal() instanceof JsonWebToken token) {
            var left =
                    Duration.between(
                            clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
            return left.isNegative() ? Duration.ZERO : left.compareTo(most) < 0 ? left : most;
        }
        return most;
    }
}
