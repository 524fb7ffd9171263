package org.copractice.membership.engagement;

import java.time.LocalDate;
import java.util.UUID;

/// What is asked for. Exactly one of organization and community asks.
///
/// @param expert id of the one who is asked; null when anybody may answer
/// @param purpose what for; about work, not about people
/// @param neededBy the last day on which it helps
public record Request(
        UUID organization,
        UUID community,
        UUID expert,
        String topic,
        String purpose,
        LocalDate neededBy,
        LocalDate on) {}
