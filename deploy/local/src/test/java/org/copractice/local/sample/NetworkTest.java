package org.copractice.local.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkTest {

    private final Network network = Network.read();

    @Test
    void the_58_offices_lie_in_regions_of_the_known_sizes() {
        var sizes =
                network.offices().stream()
                        .collect(groupingBy(Network.Office::region, TreeMap::new, counting()))
                        .values();
        assertEquals(List.of(5L, 9L, 10L, 7L, 4L, 5L, 6L, 4L, 3L, 4L, 1L), List.copyOf(sizes));
    }

    @Test
    void every_organization_is_of_a_kind_that_is_there() {
        var kinds = network.kinds().stream().map(Network.Kind::code).collect(Collectors.toSet());
        assertTrue(kinds.contains("county-office"));
        for (var organization : network.organizations()) {
            assertTrue(kinds.contains(organization.kind()), organization.name());
        }
    }

    @Test
    void each_community_has_four_focus_areas() {
        assertEquals(
                List.of("Math", "Science"),
                network.communities().stream().map(Network.Community::name).toList());
        for (var community : network.communities()) {
            var adopted = community.decisions().getFirst().adopt();
            assertEquals(4, adopted.size(), community.name());
        }
    }
}
