package org.copractice.quality.compatibility;

/// What was promised and holds no more.
///
/// @param where as a reader of the description finds it: operation, part, field
public record Breach(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
