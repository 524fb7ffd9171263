package org.copractice.membership.kind;

import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.kind.KindCommand.Register;
import org.copractice.membership.kind.KindEvent.Registered;
import org.copractice.membership.kind.KindEvent.Renamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KindSpec {

    private final Spec<KindCommand, Kind, KindEvent> kind = Spec.of(new KindDecider());
    private final KindEvent museum = new Registered("museum", "Museum", false);
    private final KindEvent countyOffice = new Registered("county-office", "County office", true);

    @Test
    void a_new_kind_is_registered() {
        kind.given().when(new Register("museum", "Museum", false)).then(museum);
    }

    @Test
    void registering_it_again_changes_nothing() {
        kind.given(museum).when(new Register("museum", "Museum", false)).thenNothing();
    }

    @Test
    void another_name_renames_it() {
        kind.given(countyOffice)
                .when(new Register("county-office", "COE", true))
                .then(new Renamed("COE"));
    }

    @Test
    void a_renamed_kind_keeps_its_limit() {
        kind.given(countyOffice, new Renamed("COE"))
                .when(new Register("county-office", "COE", true))
                .thenNothing();
    }

    @Test
    void a_limit_cannot_be_added_later() {
        kind.given(museum).when(new Register("museum", "Museum", true)).thenRejected("limit-fixed");
    }

    @Test
    void a_limit_cannot_be_lifted() {
        kind.given(countyOffice, new Renamed("COE"))
                .when(new Register("county-office", "COE", false))
                .thenRejected("limit-fixed");
    }
}
