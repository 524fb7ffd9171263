package org.copractice.membership.county;

import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.county.CountyCommand.Register;
import org.copractice.membership.county.CountyEvent.Moved;
import org.copractice.membership.county.CountyEvent.Recoded;
import org.copractice.membership.county.CountyEvent.Registered;
import org.copractice.membership.county.CountyEvent.Renamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountySpec {

    private final Spec<CountyCommand, County, CountyEvent> county = Spec.of(new CountyDecider());
    private final CountyEvent registered = new Registered("21", "Marin", "06041", 4);

    @Test
    void a_new_county_is_registered() {
        county.given().when(new Register("21", "Marin", "06041", 4)).then(registered);
    }

    @Test
    void registering_it_again_changes_nothing() {
        county.given(registered).when(new Register("21", "Marin", "06041", 4)).thenNothing();
    }

    @Test
    void it_moves_to_another_region() {
        county.given(registered).when(new Register("21", "Marin", "06041", 5)).then(new Moved(5));
    }

    @Test
    void every_difference_is_an_event_of_its_own() {
        county.given(registered)
                .when(new Register("21", "Marin County", "06999", 3))
                .then(new Renamed("Marin County"), new Recoded("06999"), new Moved(3));
    }

    @Test
    void the_latest_of_each_counts() {
        county.given(registered, new Moved(3), new Renamed("Marin County"), new Recoded("06999"))
                .when(new Register("21", "Marin County", "06999", 3))
                .thenNothing();
    }
}
