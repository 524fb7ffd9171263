package org.copractice.membership.listing.match;

import static org.copractice.membership.listing.match.Matching.Reason.OTHER_REGION;
import static org.copractice.membership.listing.match.Matching.Reason.REGION_UNKNOWN;
import static org.copractice.membership.listing.match.Matching.Reason.SAME_FOCUS_AREA;
import static org.copractice.membership.listing.match.Matching.Reason.SAME_REGION;
import static org.copractice.membership.listing.match.Matching.Reason.SAME_TOPIC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.membership.listing.match.Matching.Match;
import org.copractice.membership.listing.match.Matching.Reason;
import org.copractice.membership.listing.match.Matching.Regions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingSpec {

    private static final UUID EQUITY = new UUID(6, 1);
    private static final UUID OTHER_AREA = new UUID(6, 2);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Candidate ASK =
            new Candidate(new UUID(1, 0), office(0), 3, EQUITY, "equity", MAY);

    @Test
    void what_fits_is_the_same_focus_area_or_the_same_topic() {
        var area = offer(1, 4, EQUITY, "equity", MAY);
        var renamed = offer(2, 4, EQUITY, "access", JUNE);
        var topic = offer(3, 4, null, "equity", MAY);
        var namesake = offer(4, 4, OTHER_AREA, "equity", JUNE);
        var neither = offer(5, 4, OTHER_AREA, "communication", MAY);
        assertEquals(
                List.of(
                        line(area, SAME_FOCUS_AREA, OTHER_REGION),
                        line(renamed, SAME_FOCUS_AREA, OTHER_REGION),
                        line(topic, SAME_TOPIC, OTHER_REGION),
                        line(namesake, SAME_TOPIC, OTHER_REGION)),
                match(Regions.ANY, neither, namesake, topic, renamed, area));
    }

    @Test
    void an_ask_about_a_topic_fits_a_focus_area_by_its_name_only() {
        var ask = new Candidate(new UUID(1, 0), office(0), 3, null, "equity", MAY);
        var area = offer(1, 4, EQUITY, "equity", MAY);
        var topic = offer(2, 4, null, "equity", MAY);
        var neither = offer(3, 4, null, "talks", MAY);
        assertEquals(
                List.of(
                        line(area, SAME_TOPIC, OTHER_REGION),
                        line(topic, SAME_TOPIC, OTHER_REGION)),
                Matching.match(ask, List.of(topic, neither, area), Regions.ANY));
    }

    @Test
    void other_regions_come_first_whatever_else_speaks_for_the_same_one() {
        var same = offer(1, 3, EQUITY, "equity", MAY);
        var unknown = offer(2, null, EQUITY, "equity", MAY);
        var other = offer(3, 4, null, "equity", JUNE);
        assertEquals(
                List.of(
                        line(other, SAME_TOPIC, OTHER_REGION),
                        line(same, SAME_FOCUS_AREA, SAME_REGION),
                        line(unknown, SAME_FOCUS_AREA, REGION_UNKNOWN)),
                match(Regions.ANY, same, unknown, other));
    }

    @Test
    void only_the_regions_asked_for_count() {
        var same = offer(1, 3, EQUITY, "equity", MAY);
        var unknown = offer(2, null, EQUITY, "equity", MAY);
        var other = offer(3, 4, EQUITY, "equity", MAY);
        assertEquals(
                List.of(line(other, SAME_FOCUS_AREA, OTHER_REGION)),
                match(Regions.OTHER, same, unknown, other));
        assertEquals(
                List.of(line(same, SAME_FOCUS_AREA, SAME_REGION)),
                match(Regions.SAME, same, unknown, other));
    }

    @Test
    void an_office_without_a_county_is_in_no_region() {
        var statewide = new Candidate(new UUID(1, 0), office(0), null, EQUITY, "equity", MAY);
        var offer = offer(1, 3, EQUITY, "equity", MAY);
        assertEquals(
                List.of(line(offer, SAME_FOCUS_AREA, REGION_UNKNOWN)),
                Matching.match(statewide, List.of(offer), Regions.ANY));
    }

    @Test
    void nobody_is_matched_with_themselves() {
        assertEquals(List.of(), match(Regions.ANY, offer(0, 3, EQUITY, "equity", MAY)));
    }

    @Test
    void the_oldest_comes_first_and_ids_settle_the_rest_in_whatever_order_they_come() {
        var oldest = offer(5, 4, EQUITY, "equity", MAY.minusDays(1));
        var first = offer(1, 4, EQUITY, "equity", MAY);
        var second = offer(2, 4, EQUITY, "equity", MAY);
        var twice = new Candidate(new UUID(9, 9), office(2), 4, EQUITY, "equity", MAY);
        var expected =
                Stream.of(oldest, first, second, twice)
                        .map(offer -> line(offer, SAME_FOCUS_AREA, OTHER_REGION))
                        .toList();
        var shuffled = new ArrayList<>(List.of(oldest, first, second, twice));
        var random = new Random(2026);
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(shuffled, random);
            assertEquals(expected, Matching.match(ASK, shuffled, Regions.ANY));
        }
    }

    @Test
    void a_reason_is_written_in_kebab_case() {
        assertEquals("same-focus-area", SAME_FOCUS_AREA.code());
    }

    private static List<Match> match(Regions regions, Candidate... offers) {
        return Matching.match(ASK, List.of(offers), regions);
    }

    private static Match line(Candidate offer, Reason... reasons) {
        return new Match(offer, List.of(reasons));
    }

    private static Candidate offer(
            int number, Integer region, UUID focusArea, String topic, LocalDate from) {
        // the ids of offers run against those of offices, or one order could stand in for the other
        return new Candidate(
                new UUID(1, 100 - number), office(number), region, focusArea, topic, from);
    }

    private static UUID office(int number) {
        return new UUID(2, number);
    }
}
