package org.copractice.membership.expert;

import java.util.List;

/// What an expert is an expert in.
///
/// @param topics at least one
/// @param frameworks such as `TRU`
/// @param populations served, such as `English learners`
public record Field(List<String> topics, List<String> frameworks, List<String> populations) {

    public Field {
        topics = List.copyOf(topics);
        frameworks = List.copyOf(frameworks);
        populations = List.copyOf(populations);
    }
}
