package org.copractice.eventsourcing.testing.guest;

/// What can be asked of a guest.
public sealed interface GuestCommand {

    record Welcome(String name, String country) implements GuestCommand {}

    record ComeAgain() implements GuestCommand {}

    record Forget() implements GuestCommand {}
}
