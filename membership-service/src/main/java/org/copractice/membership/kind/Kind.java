package org.copractice.membership.kind;

/// A kind of organization as its events have left it.
public sealed interface Kind {

    record Unknown() implements Kind {}

    record Known(String code, String name, boolean onePerCounty) implements Kind {}
}
