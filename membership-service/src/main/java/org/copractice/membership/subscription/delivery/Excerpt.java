package org.copractice.membership.subscription.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The beginning of what an endpoint answered, as it may be stored and shown.
final class Excerpt {

    private Excerpt() {}

    static String of(byte[] answered) {
        var text = new StringBuilder();
        new String(answered, UTF_8)
                .codePoints()
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                                ? ' '
                                : c)
                .forEach(text::appendCodePoint);
        return text.isEmpty() ? null : text.toString();
    }
}
