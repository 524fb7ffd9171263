package org.copractice.membership.kind;

/// What can happen to a kind of organization. Stored for ever, so no component is ever renamed,
/// retyped or removed.
public sealed interface KindEvent {

    /// @param onePerCounty an organization of this kind has a county, and is its only open one
    record Registered(String code, String name, boolean onePerCounty) implements KindEvent {}

    record Renamed(String name) implements KindEvent {}
}
