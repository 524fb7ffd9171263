package org.copractice.membership.subscription.delivery;

import java.util.List;

/// Types of messages as a subscription names them.
public final class Types {

    private static final String ANY = "*";

    private Types() {}

    /// @param named types, or the beginning of some and `*`
    public static boolean include(List<String> named, String type) {
        return named.stream().anyMatch(each -> includes(each, type));
    }

    public static boolean includes(String named, String type) {
        return named.endsWith(ANY)
                ? type.startsWith(named.substring(0, named.length() - ANY.length()))
                : type.equals(named);
    }
}
