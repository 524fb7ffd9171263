package org.copractice.gateway;

import io.vertx.ext.web.RoutingContext;

/// Whether the path of a call can be read in one way only. Only such a path is looked up and passed
/// on, as it is: what was matched here and what the upstream reads are then the same.
final class SafePath {

    /// What normalizing leaves in place and some server would decode or cut into a slash, a dot
    /// segment or the end of the path.
    private static final String[] TRICKS = {"%2f", "%5c", "%00", "%25", "\\", ";"};

    private SafePath() {}

    /// Dot segments, doubled slashes and encoded letters are refused rather than resolved: no
    /// client of ours needs them.
    static boolean isPlain(RoutingContext call) {
        var path = call.request().path();
        try {
            return path != null && path.equals(call.normalizedPath()) && !isTricky(path);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isTricky(String path) {
        for (var trick : TRICKS) {
            for (var i = path.indexOf(trick.charAt(0));
                    i >= 0;
                    i = path.indexOf(trick.charAt(0), i + 1)) {
                if (path.regionMatches(true, i, trick, 0, trick.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
