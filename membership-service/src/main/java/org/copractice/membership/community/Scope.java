package org.copractice.membership.community;

import java.util.Locale;

/// How far a community reaches.
public enum Scope {
    STATEWIDE,
    REGIONAL,
    LOCAL;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
