package org.copractice.membership.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A proof as its events have left it.
///
/// ```
/// None ──Issued──▶ Given ──Revoked──▶ Annulled
/// ```
public sealed interface Proof {

    record None() implements Proof {}

    record Given(Statement statement) implements Proof {}

    record Annulled(Statement statement) implements Proof {}

    /// What it is about.
    record Statement(UUID person, UUID membership, List<String> says, Instant until) {}
}
