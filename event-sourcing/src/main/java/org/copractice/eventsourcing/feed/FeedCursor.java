package org.copractice.eventsourcing.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;

/// A place in the feed, as readers carry it: the position, and a check that it was given out by
/// this store in its present epoch. Nobody gains by forging one, for a place grants nothing; the
/// check keeps a reader from going on at a place that means something else than it believes.
///
/// @param source of the messages
record FeedCursor(String source, UUID epoch) {

    private static final int CHECKED = Long.BYTES;

    String encode(long position) {
        var bytes = ByteBuffer.allocate(Long.BYTES + CHECKED).putLong(position);
        bytes.put(digest(position), 0, CHECKED);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @return empty when it is not one of ours
    OptionalLong decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == Long.BYTES + CHECKED) {
                long position = ByteBuffer.wrap(bytes).getLong();
                return encode(position).equals(text)
                        ? OptionalLong.of(position)
                        : OptionalLong.empty();
            }
        } catch (IllegalArgumentException _) {
            // not base64, hence not ours
        }
        return OptionalLong.empty();
    }

    private byte[] digest(long position) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest("%s %s %d".formatted(source, epoch, position).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
