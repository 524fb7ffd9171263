package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;

/// Does the caller hold a seat today on the committee of the community, or of the one whose
/// membership it is?
@ApplicationScoped
class OnCommittee implements Relation {

    private static final String SEATED =
            """
            SELECT self.id FROM self, asked
                JOIN community c ON c.id = asked.record
                    OR c.id = (SELECT m.community FROM membership m WHERE m.id = asked.record),
                jsonb_path_query(c.document::jsonb, '$.committee[*].terms[*]') AS term
            WHERE term->>'holder' = self.id::text AND (term->>'from')::date <= asked.today
                AND (term->>'until')::date > asked.today
            """;

    private final Ties ties;

    OnCommittee(Ties ties) {
        this.ties = ties;
    }

    @Override
    public String name() {
        return "committee of this community";
    }

    @Override
    public Optional<UUID> tie(String subject, UUID record) {
        return ties.find(SEATED, subject, record);
    }
}
