package org.copractice.membership.wiring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.proof.ProofEvent.Issued;
import org.copractice.membership.proof.ProofEvent.Revoked;
import org.copractice.membership.proof.directory.ProofDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID PROOF = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ANA = new UUID(2, 1);
    private static final UUID MEMBERSHIP = new UUID(3, 1);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");

    @Test
    void a_proof_stands_with_its_person_and_membership_and_so_does_its_revocation() {
        var issued = new Issued(ANA, MEMBERSHIP, List.of("name"), MONDAY.plusSeconds(60));
        ProjectionSpec.of(
                        ProofDirectory.readModel(ProofWiring.AGGREGATE),
                        ProofWiring.AGGREGATE,
                        SOURCE)
                .given(PROOF, MONDAY, issued)
                .given(OTHER, MONDAY, issued, new Revoked())
                .then(
                        "SELECT id, issued_at, person, membership, revoked FROM proof",
                        "%s,2026-06-29T10:00:00.000000Z,%s,%s,f".formatted(PROOF, ANA, MEMBERSHIP),
                        "%s,2026-06-29T10:00:00.000000Z,%s,%s,t".formatted(OTHER, ANA, MEMBERSHIP));
    }
}
