package org.copractice.membership.wiring;

import static org.copractice.membership.person.place.PlaceSteps.COUNTY;
import static org.copractice.membership.person.place.PlaceSteps.ORGANIZATION;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.membership.person.place.PlaceSteps;

/// What the places of people are made of.
@ApplicationScoped
class PlaceWiring {

    @Produces
    @Singleton
    ReadModel places() {
        return readModel();
    }

    static ReadModel readModel() {
        return ReadModel.following(PlaceSteps.NAME, ORGANIZATION, COUNTY)
                .from(
                        OrganizationWiring.AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        ORGANIZATION,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.county()))
                .from(
                        CountyWiring.AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        COUNTY,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.code(),
                                        after.region()));
    }
}
