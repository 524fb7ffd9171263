package org.copractice.membership.kind;

/// What can be asked of a kind of organization.
public sealed interface KindCommand {

    /// Let it be known in this form, new or not.
    record Register(String code, String name, boolean onePerCounty) implements KindCommand {}
}
