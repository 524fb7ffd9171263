package org.copractice.membership.community;

import java.util.Locale;

/// Where a community is in its life. Two sets of labels are in use for the same five stages (M11);
/// the first two have the same name in both.
///
/// A decision may lead to any other stage: communities have been known to wake up again.
public enum Stage {
    POTENTIAL("potential"),
    COALESCING("coalescing"),
    MATURING("active"),
    STEWARDSHIP("dispersed"),
    LEGACY("memorable");

    private final String alsoCalled;

    Stage(String alsoCalled) {
        this.alsoCalled = alsoCalled;
    }

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its label in the other set.
    public String alsoCalled() {
        return alsoCalled;
    }

    public static Stage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
