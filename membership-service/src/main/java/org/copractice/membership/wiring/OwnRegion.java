package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;

/// Does the caller speak for an open county office of the region that the community belongs to?
@ApplicationScoped
class OwnRegion implements Relation {

    private static final String OWN =
            """
            SELECT office.person FROM asked JOIN community c ON c.id = asked.record
                JOIN county ON county.region = c.region
                JOIN organization o ON o.county = county.code AND o.kind = 'county-office'
                    AND o.status = 'open'
                JOIN office ON office.organization = o.id
            """;

    private final Ties ties;

    OwnRegion(Ties ties) {
        this.ties = ties;
    }

    @Override
    public String name() {
        return "own region";
    }

    @Override
    public Optional<UUID> tie(String subject, UUID record) {
        return ties.find(OWN, subject, record);
    }
}
