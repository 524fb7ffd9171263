package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What a committee has decided, and where that is written down. Part of a stored event, so no
/// component is ever renamed, retyped or removed.
///
/// @param retire ids of focus areas
/// @param stage the stage the community enters; null when it stays where it is
public record Decision(
        UUID id,
        LocalDate decidedOn,
        String evidence,
        List<Theme> adopt,
        List<UUID> retire,
        Stage stage) {

    /// A focus area that is adopted.
    public record Theme(UUID id, String name, String description) {}

    public Decision {
        adopt = List.copyOf(adopt);
        retire = List.copyOf(retire);
    }

    boolean decidesNothing() {
        return adopt.isEmpty() && retire.isEmpty() && stage == null;
    }
}
