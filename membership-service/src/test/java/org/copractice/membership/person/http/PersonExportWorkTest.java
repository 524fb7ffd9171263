package org.copractice.membership.person.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.membership.person.directory.PersonView.AffiliationView;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Which of somebody's work a file of one row for each person has room for.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonExportWorkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private static AffiliationView work(String from, String until) {
        return new AffiliationView(
                new UUID(0, 1),
                new UUID(0, 2),
                "teacher",
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    private static Optional<LocalDate> began(AffiliationView... work) {
        return PersonExport.latest(List.of(work), TODAY).map(AffiliationView::from);
    }

    private static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }

    @Test
    void it_is_there_from_its_first_day() {
        assertEquals(day("2026-07-01"), began(work("2026-07-01", null)));
        assertEquals(Optional.empty(), began(work("2026-07-02", null)));
    }

    @Test
    void it_is_there_until_the_day_before_its_end() {
        assertEquals(day("2020-01-01"), began(work("2020-01-01", "2026-07-02")));
        assertEquals(Optional.empty(), began(work("2020-01-01", "2026-07-01")));
    }

    @Test
    void of_several_it_is_what_began_last_in_whatever_order_they_were_recorded() {
        var earlier = work("2019-01-01", null);
        var later = work("2020-01-01", null);
        var future = work("2027-01-01", null);
        var past = work("2021-01-01", "2022-01-01");
        assertEquals(day("2020-01-01"), began(earlier, later, future, past));
        assertEquals(day("2020-01-01"), began(past, future, later, earlier));
    }

    @Test
    void of_two_that_began_on_one_day_it_is_always_the_same() {
        var one = work("2020-01-01", null);
        var other =
                new AffiliationView(new UUID(0, 3), new UUID(0, 4), "principal", one.from(), null);
        assertEquals(Optional.of(other), PersonExport.latest(List.of(one, other), TODAY));
        assertEquals(Optional.of(other), PersonExport.latest(List.of(other, one), TODAY));
    }

    @Test
    void who_does_not_work_has_none() {
        assertEquals(Optional.empty(), began());
    }
}
