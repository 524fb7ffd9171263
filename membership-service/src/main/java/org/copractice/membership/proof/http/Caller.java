package org.copractice.membership.proof.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;
import org.copractice.eventsourcing.http.Requests;

/// Who asks for a proof, and when.
@ApplicationScoped
class Caller {

    private final Relation own;
    private final Requests requests;
    private final Clock clock;

    Caller(@Named("own record") Relation own, Requests requests, Clock clock) {
        this.own = own;
        this.requests = requests;
        this.clock = clock;
    }

    boolean is(UUID person) {
        return own.tie(requests.subject(), person).isPresent();
    }

    Instant now() {
        return clock.instant();
    }
}
