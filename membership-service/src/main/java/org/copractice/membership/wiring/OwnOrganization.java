package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;

/// Does the caller speak for the organization, or for the one whose membership it is?
@ApplicationScoped
class OwnOrganization implements Relation {

    private static final String OWN =
            """
            SELECT office.person FROM asked, office
            WHERE office.organization = asked.record
                OR office.organization =
                    (SELECT m.organization FROM membership m WHERE m.id = asked.record)
            """;

    private final Ties ties;

    OwnOrganization(Ties ties) {
        this.ties = ties;
    }

    @Override
    public String name() {
        return "own organization";
    }

    @Override
    public Optional<UUID> tie(String subject, UUID record) {
        return ties.find(OWN, subject, record);
    }
}
