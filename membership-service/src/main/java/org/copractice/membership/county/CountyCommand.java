package org.copractice.membership.county;

/// What can be asked of a county.
public sealed interface CountyCommand {

    /// Let it be known in this form, new or not.
    record Register(String code, String name, String fips, int region) implements CountyCommand {}
}
