package org.copractice.membership.region;

/// A region as its events have left it.
public sealed interface Region {

    record Unknown() implements Region {}

    record Known(int number, String name) implements Region {}
}
