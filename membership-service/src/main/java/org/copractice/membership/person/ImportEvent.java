package org.copractice.membership.person;

/// What became of an import of people that was sent with an idempotency key: what a repeat is
/// answered from. What it did to each person is told by that one's own events; here are numbers and
/// nothing of anybody. Stored for ever, so no component is ever renamed, retyped or removed.
public sealed interface ImportEvent {

    /// @param rows how many people the file named
    /// @param dryRun whether it only tried, and the other numbers are what it would have done
    record Finished(int rows, int created, int changed, int unchanged, boolean dryRun)
            implements ImportEvent {}
}
