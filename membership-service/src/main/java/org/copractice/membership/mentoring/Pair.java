package org.copractice.membership.mentoring;

import java.util.UUID;
import org.copractice.eventsourcing.StreamIds;

/// Who mentors whom, and in which community.
public record Pair(UUID community, UUID mentor, UUID mentee) {

    /// Of their one mentoring: whoever asks for it by the pair finds it.
    public UUID mentoring() {
        return StreamIds.named("mentoring/%s/%s/%s".formatted(community, mentor, mentee));
    }
}
