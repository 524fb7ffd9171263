package org.copractice.membership.expert;

import java.util.UUID;
import org.copractice.eventsourcing.StreamIds;

/// Who is the expert: exactly one of organization and person.
public record Provider(UUID organization, UUID person) {

    /// Of the one record about them: whoever asks for it by the provider finds it.
    public UUID expert() {
        return StreamIds.named("expert/" + (organization == null ? person : organization));
    }
}
