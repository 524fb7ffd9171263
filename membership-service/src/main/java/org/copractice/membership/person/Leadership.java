package org.copractice.membership.person;

import java.util.Locale;

/// Whether somebody leads in the network (M7).
public enum Leadership {
    NONE,
    EMERGING,
    ESTABLISHED;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Leadership of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
