package org.copractice.membership.person;

import java.util.Locale;

/// What a person can consent to (M16).
public enum Purpose {
    /// To stand in the directory that other services and members read.
    DIRECTORY,
    /// To have e-mail and phone shown to other members.
    CONTACT,
    /// To be part of files that leave the platform.
    EXPORT,
    /// To be asked for, and counted by name in, research about the network.
    RESEARCH;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Purpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
