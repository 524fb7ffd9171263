package org.copractice.membership.listing;

import java.util.Locale;

/// A strength or a need. Part of a stored event, so no constant is ever renamed or removed.
public enum Kind {
    OFFER,
    ASK;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
