package org.copractice.membership.listing.match;

import java.time.LocalDate;
import java.util.UUID;

/// An offer that may fit, or the ask that it may fit.
///
/// @param region number; null for an office without a county
/// @param focusArea null when it is about a topic
/// @param topic of the listing, or the name of its focus area, as it is compared
record Candidate(
        UUID listing, UUID office, Integer region, UUID focusArea, String topic, LocalDate from) {}
