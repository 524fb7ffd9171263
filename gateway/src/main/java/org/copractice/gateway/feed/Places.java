package org.copractice.gateway.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Where a reader is: a place in the feed of each service it has been told of. A service that is
/// not named is read from its beginning. One that the gateway does not know, or not yet, keeps its
/// place for when it does.
///
/// @param byService cursors of services, as they gave them out
record Places(NavigableMap<String, String> byService) {

    static final Places NOWHERE = new Places(new TreeMap<>());

    /// Whose cursors were given out before there were several.
    private static final String FIRST = "membership";

    private static final int LONGEST = 2_000;
    private static final String PLACE = "[A-Za-z0-9_-]{1,200}";
    private static final Pattern ALONE = Pattern.compile(PLACE);
    private static final String PAIR = "[a-z0-9-]{1,50}:" + PLACE;
    private static final Pattern VECTOR =
            Pattern.compile("(" + PAIR + "(?:," + PAIR + ")*)\\.[0-9a-f]{1,8}");

    /// @return empty when it cannot be a cursor
    static Optional<Places> read(String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        var vector = VECTOR.matcher(decoded(cursor));
        if (vector.matches()) {
            var places = new TreeMap<String, String>();
            for (var pair : vector.group(1).split(",", -1)) {
                var colon = pair.indexOf(':');
                places.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
            return Optional.of(new Places(places)).filter(read -> read.cursor().equals(cursor));
        }
        return ALONE.matcher(cursor).matches()
                ? Optional.of(NOWHERE.with(Map.of(FIRST, cursor)))
                : Optional.empty();
    }

    /// Whether it can stand in a cursor.
    static boolean isPlace(String text) {
        return ALONE.matcher(text).matches();
    }

    String of(String service) {
        return byService.get(service);
    }

    Places with(Map<String, String> moved) {
        var places = new TreeMap<>(byService);
        places.putAll(moved);
        return new Places(places);
    }

    /// With a check, so that one that was cut is never taken for another.
    String cursor() {
        var pairs = new StringBuilder();
        byService.forEach((service, place) ->
                pairs.append(pairs.isEmpty() ? "" : ",").append(service).append(':').append(place));
        var text = pairs + "." + check(pairs.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String check(String pairs) {
        var sum = new CRC32();
        sum.update(pairs.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
