package org.copractice.membership.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.proof.ProofCommand.Issue;
import org.copractice.membership.proof.ProofCommand.Revoke;
import org.copractice.membership.proof.ProofEvent.Issued;
import org.copractice.membership.proof.ProofEvent.Revoked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofSpec {

    private static final UUID ANA = new UUID(1, 1);
    private static final UUID BO = new UUID(1, 2);
    private static final UUID MEMBERSHIP = new UUID(2, 1);
    private static final Instant UNTIL = Instant.parse("2026-09-28T10:00:00Z");

    private static final Issue issue = new Issue(ANA, MEMBERSHIP, List.of("name"), UNTIL);
    private static final Issued issued = new Issued(ANA, MEMBERSHIP, List.of("name"), UNTIL);
    private static final Revoked revoked = new Revoked();

    private final Spec<ProofCommand, Proof, ProofEvent> proof = Spec.of(new ProofDecider());

    @Test
    void a_proof_is_given_once() {
        proof.given().when(issue).then(issued);
        var later = new Issue(ANA, MEMBERSHIP, List.of("name"), UNTIL.plusSeconds(1));
        proof.given(issued).when(later).thenNothing();
        proof.given(issued, revoked).when(issue).thenRejected("proof-revoked");
    }

    @Test
    void an_id_is_that_of_one_proof() {
        for (var other :
                List.of(
                        new Issue(BO, MEMBERSHIP, List.of("name"), UNTIL),
                        new Issue(ANA, ANA, List.of("name"), UNTIL),
                        new Issue(ANA, MEMBERSHIP, List.of(), UNTIL))) {
            proof.given(issued).when(other).thenRejected("proof-exists");
            proof.given(issued, revoked).when(other).thenRejected("proof-exists");
        }
    }

    @Test
    void a_proof_is_revoked_once_and_for_all() {
        proof.given(issued).when(new Revoke(ANA)).then(revoked);
        proof.given(issued, revoked).when(new Revoke(ANA)).thenNothing();
    }

    @Test
    void nobody_revokes_the_proof_of_another() {
        proof.given().when(new Revoke(ANA)).thenRejected("proof-unknown");
        proof.given(issued).when(new Revoke(BO)).thenRejected("proof-unknown");
        proof.given(issued, revoked).when(new Revoke(BO)).thenRejected("proof-unknown");
    }
}
