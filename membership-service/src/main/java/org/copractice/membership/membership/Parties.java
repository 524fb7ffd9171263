package org.copractice.membership.membership;

import java.util.UUID;
import org.copractice.eventsourcing.StreamIds;

/// A community and who is, was or may become its member: exactly one of organization and person.
public record Parties(UUID community, UUID organization, UUID person) {

    /// Of their one membership: whoever asks for it by the parties finds it.
    public UUID membership() {
        return StreamIds.named(
                "membership/%s/%s"
                        .formatted(community, organization == null ? person : organization));
    }
}
