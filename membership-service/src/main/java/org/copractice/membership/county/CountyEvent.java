package org.copractice.membership.county;

/// What can happen to a county. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface CountyEvent {

    /// @param code two digits, as the California Department of Education counts counties
    /// @param fips federal code: state and county, five digits
    /// @param region number of the region it lies in
    record Registered(String code, String name, String fips, int region) implements CountyEvent {}

    record Renamed(String name) implements CountyEvent {}

    record Recoded(String fips) implements CountyEvent {}

    record Moved(int region) implements CountyEvent {}
}
