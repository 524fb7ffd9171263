package org.copractice.membership.county;

/// A county as its events have left it.
public sealed interface County {

    record Unknown() implements County {}

    record Known(String code, String name, String fips, int region) implements County {}
}
