package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.proof.Proof;
import org.copractice.membership.proof.ProofCommand;
import org.copractice.membership.proof.ProofDecider;
import org.copractice.membership.proof.ProofEvent;
import org.copractice.membership.proof.ProofEvent.Issued;
import org.copractice.membership.proof.ProofEvent.Revoked;
import org.copractice.membership.proof.directory.ProofDirectory;
import org.copractice.membership.proof.directory.ProofView;

/// The stored names of a proof's events, and what is made of them.
@ApplicationScoped
class ProofWiring {

    static final Aggregate<ProofCommand, Proof, ProofEvent, ProofView> AGGREGATE =
            new Aggregate<>(
                    "proof",
                    new ProofDecider(),
                    new EventTypes<ProofEvent>()
                            .with("proof.issued", 1, Issued.class)
                            .with("proof.revoked", 1, Revoked.class),
                    ProofView::of,
                    Proof.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return ProofDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<ProofCommand, Proof, ProofEvent, ProofView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/proofs", "proof", "issued_at");
    }
}
