package org.copractice.eventsourcing.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeedCursorTest {

    private static final UUID EPOCH = UUID.fromString("0192e4a0-0000-7000-8000-000000000001");

    private final FeedCursor cursors = new FeedCursor("/tally", EPOCH);

    @Property
    void aCursorComesBackAsItWas(@ForAll long position) {
        assertEquals(OptionalLong.of(position), cursors.decode(cursors.encode(position)));
    }

    @Property
    void garbageIsRefused(@ForAll String garbage) {
        assertEquals(OptionalLong.empty(), cursors.decode(garbage));
    }

    @Test
    void noCharacterOfOneCanBeChangedAddedOrLeftOut() {
        var cursor = cursors.encode(4711);
        for (int i = 0; i < cursor.length(); i++) {
            for (var other : List.of("A", "Q", "g", "w", "z", "0", "9", "-", "_", "=")) {
                var before = cursor.substring(0, i);
                refusedUnlessSame(cursor, before + other + cursor.substring(i + 1));
                refusedUnlessSame(cursor, before + other + cursor.substring(i));
            }
            refusedUnlessSame(cursor, cursor.substring(0, i));
        }
        refusedUnlessSame(cursor, cursor + "==");
    }

    @Test
    void oneOfAnotherServiceIsRefused() {
        refusedUnlessSame("", new FeedCursor("/other", EPOCH).encode(4711));
    }

    @Test
    void oneFromBeforeTheStoreWasRestoredIsRefused() {
        refusedUnlessSame("", new FeedCursor("/tally", UUID.randomUUID()).encode(4711));
    }

    private void refusedUnlessSame(String cursor, String other) {
        if (!other.equals(cursor)) {
            assertEquals(OptionalLong.empty(), cursors.decode(other), other);
        }
    }
}
