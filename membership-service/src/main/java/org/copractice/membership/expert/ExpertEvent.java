package org.copractice.membership.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What can happen to an expert's offer. Stored for ever, so no component is ever renamed, retyped
/// or removed.
public sealed interface ExpertEvent {

    /// For the first time or again. Exactly one of organization and person is present.
    record Offered(
            UUID organization,
            UUID person,
            List<String> topics,
            List<String> frameworks,
            List<String> populations,
            LocalDate on)
            implements ExpertEvent {

        public Offered {
            topics = List.copyOf(topics);
            frameworks = List.copyOf(frameworks);
            populations = List.copyOf(populations);
        }
    }

    record Revised(
            List<String> topics, List<String> frameworks, List<String> populations, LocalDate on)
            implements ExpertEvent {

        public Revised {
            topics = List.copyOf(topics);
            frameworks = List.copyOf(frameworks);
            populations = List.copyOf(populations);
        }
    }

    /// @param on the first day on which it stands no longer
    record Withdrawn(LocalDate on) implements ExpertEvent {}
}
