package org.copractice.membership.community;

import java.util.List;
import java.util.UUID;

/// What a community says of itself. Part of a stored event, so no component is ever renamed,
/// retyped or removed.
///
/// @param region number of its region, null unless it is regional
/// @param description null when there is none
/// @param succeeds the communities it carries on
/// @param absorbs the communities it has taken in
public record Charter(
        String name,
        List<String> subjects,
        Scope scope,
        Integer region,
        String description,
        List<UUID> succeeds,
        List<UUID> absorbs) {

    public Charter {
        subjects = List.copyOf(subjects);
        succeeds = List.copyOf(succeeds);
        absorbs = List.copyOf(absorbs);
    }

    public Charter withName(String name) {
        return new Charter(name, subjects, scope, region, description, succeeds, absorbs);
    }

    public Charter withSubjects(List<String> subjects) {
        return new Charter(name, subjects, scope, region, description, succeeds, absorbs);
    }

    public Charter withScope(Scope scope, Integer region) {
        return new Charter(name, subjects, scope, region, description, succeeds, absorbs);
    }

    public Charter withDescription(String description) {
        return new Charter(name, subjects, scope, region, description, succeeds, absorbs);
    }

    public Charter withLineage(List<UUID> succeeds, List<UUID> absorbs) {
        return new Charter(name, subjects, scope, region, description, succeeds, absorbs);
    }
}
