package org.copractice.membership.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What can happen to a proof. Stored for ever, so no component is ever renamed, retyped or
/// removed; none is personal.
public sealed interface ProofEvent {

    /// @param membership that it proves
    /// @param says codes of what it says besides
    record Issued(UUID person, UUID membership, List<String> says, Instant until)
            implements ProofEvent {}

    record Revoked() implements ProofEvent {}
}
