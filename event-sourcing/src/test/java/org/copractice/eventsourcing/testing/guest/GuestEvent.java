package org.copractice.eventsourcing.testing.guest;

import org.copractice.eventsourcing.Personal;

/// What can happen to a guest.
public sealed interface GuestEvent {

    record Welcomed(@Personal String name, String country) implements GuestEvent {}

    record Renamed(@Personal String name) implements GuestEvent {}

    record CameAgain() implements GuestEvent {}

    record Forgotten() implements GuestEvent {}
}
