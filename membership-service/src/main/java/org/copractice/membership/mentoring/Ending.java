package org.copractice.membership.mentoring;

import java.util.Locale;

/// How a period of mentoring ended. A choice and not free text, which would be about a person. Part
/// of a stored event, so no constant is ever renamed or removed.
public enum Ending {
    COMPLETED,
    BROKEN_OFF,
    MISTAKEN;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Ending of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
