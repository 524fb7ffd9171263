package org.copractice.membership.subscription;

import java.util.Locale;

/// Why a subscription is disabled. Part of a stored event, so no constant is ever renamed or
/// removed.
public enum Reason {
    /// Its owner or an administrator wanted it.
    PAUSED,
    /// The endpoint answered 410.
    GONE,
    /// Every try to deliver a message failed.
    FAILING;

    /// As outsiders read it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
