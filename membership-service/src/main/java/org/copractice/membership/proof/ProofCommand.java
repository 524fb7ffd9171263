package org.copractice.membership.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What can be asked of a proof.
public sealed interface ProofCommand {

    record Issue(UUID person, UUID membership, List<String> says, Instant until)
            implements ProofCommand {}

    /// @param person whose proof it is said to be
    record Revoke(UUID person) implements ProofCommand {}
}
