package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.UUID;

/// A theme that a community owns or has owned.
///
/// @param retiredOn null while it is current
public record FocusArea(
        UUID id, String name, String description, LocalDate adoptedOn, LocalDate retiredOn) {

    public boolean isCurrent() {
        return retiredOn == null;
    }

    FocusArea retired(LocalDate on) {
        return new FocusArea(id, name, description, adoptedOn, on);
    }
}
