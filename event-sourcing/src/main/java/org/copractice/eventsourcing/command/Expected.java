package org.copractice.eventsourcing.command;

/// Which revision the sender of a command believes to change.
public sealed interface Expected {

    /// Any: for commands that follow from a rule and not from what somebody saw.
    record Any() implements Expected {}

    /// Nothing was said (HTTP without `If-Match`): enough to create a record, not to change one.
    record Unstated() implements Expected {}

    record Revision(int number) implements Expected {}
}
