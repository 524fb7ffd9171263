package org.copractice.membership.region;

import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.region.RegionCommand.Register;
import org.copractice.membership.region.RegionEvent.Registered;
import org.copractice.membership.region.RegionEvent.Renamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionSpec {

    private final Spec<RegionCommand, Region, RegionEvent> region = Spec.of(new RegionDecider());
    private final RegionEvent registered = new Registered(3, "Region 3");

    @Test
    void a_new_region_is_registered() {
        region.given().when(new Register(3, "Region 3")).then(registered);
    }

    @Test
    void registering_it_again_changes_nothing() {
        region.given(registered).when(new Register(3, "Region 3")).thenNothing();
    }

    @Test
    void another_name_renames_it() {
        region.given(registered).when(new Register(3, "Capital")).then(new Renamed("Capital"));
    }

    @Test
    void the_latest_name_counts() {
        region.given(registered, new Renamed("Capital"))
                .when(new Register(3, "Capital"))
                .thenNothing();
    }
}
