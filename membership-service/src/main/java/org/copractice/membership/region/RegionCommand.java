package org.copractice.membership.region;

/// What can be asked of a region.
public sealed interface RegionCommand {

    /// Let it be known in this form, new or not.
    record Register(int number, String name) implements RegionCommand {}
}
