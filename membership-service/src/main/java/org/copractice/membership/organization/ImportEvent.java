package org.copractice.membership.organization;

/// What became of an import of organizations that was sent with an idempotency key: what a repeat
/// is answered from. What it did to each organization is told by that one's own events. Stored for
/// ever, so no component is ever renamed, retyped or removed.
public sealed interface ImportEvent {

    /// @param rows how many organizations the file named
    /// @param dryRun whether it only tried, and the other numbers are what it would have done
    record Finished(int rows, int created, int changed, int unchanged, boolean dryRun)
            implements ImportEvent {}
}
