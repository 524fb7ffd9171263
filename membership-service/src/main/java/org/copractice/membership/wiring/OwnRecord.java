package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;

/// Is it a record of the person that the caller has claimed to be, or the membership of that
/// person?
@ApplicationScoped
@Named("own record")
class OwnRecord implements Relation {

    private static final String OWN =
            """
            SELECT self.id FROM asked, self
            WHERE self.id = asked.record
                OR self.id = (SELECT m.person FROM membership m WHERE m.id = asked.record)
            """;

    private final Ties ties;

    OwnRecord(Ties ties) {
        this.ties = ties;
    }

    @Override
    public String name() {
        return "own record";
    }

    @Override
    public Optional<UUID> tie(String subject, UUID record) {
        return ties.find(OWN, subject, record);
    }
}
