package org.copractice.eventsourcing.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SortKeyTest {

    @Test
    void namesStandWherePeopleLookForThem() {
        assertEquals("pena blanca", SortKey.of("  Peña\u00a0 BLANCA "));
        assertEquals(SortKey.of("Pen\u0303a"), SortKey.of("Peña"));
        assertEquals(
                List.of("Älder", "alpha", "Pelican", "Peña Blanca", "Pine"),
                List.of("Pine", "Peña Blanca", "alpha", "Pelican", "Älder").stream()
                        .sorted((a, b) -> SortKey.of(a).compareTo(SortKey.of(b)))
                        .toList());
        assertEquals(null, SortKey.of(null));
    }

    @Property
    void theKeyOfAKeyIsItself(@ForAll String name) {
        assertEquals(SortKey.of(name), SortKey.of(SortKey.of(name)));
    }
}
