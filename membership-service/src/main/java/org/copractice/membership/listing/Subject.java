package org.copractice.membership.listing;

import java.util.UUID;

/// What it is about: exactly one of the two is present.
///
/// @param focusArea id of one that a community owns
public record Subject(UUID focusArea, String topic) {}
