package org.copractice.membership.wiring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.proof.ProofEvent;
import org.copractice.membership.proof.ProofEvent.Issued;
import org.copractice.membership.proof.ProofEvent.Revoked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofEventsTest extends StoredEventsContract<ProofEvent> {

    @Override
    protected Class<ProofEvent> eventType() {
        return ProofEvent.class;
    }

    @Override
    protected EventTypes<ProofEvent> types() {
        return ProofWiring.AGGREGATE.types();
    }

    @Override
    protected List<ProofEvent> examples() {
        return List.of(
                new Issued(
                        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"),
                        List.of("name", "seats"),
                        Instant.parse("2026-09-28T10:00:00Z")),
                new Revoked());
    }
}
