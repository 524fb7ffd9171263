package org.copractice.membership.region;

/// What can happen to a region. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface RegionEvent {

    record Registered(int number, String name) implements RegionEvent {}

    record Renamed(String name) implements RegionEvent {}
}
