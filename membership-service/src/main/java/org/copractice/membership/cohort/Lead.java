package org.copractice.membership.cohort;

import java.time.LocalDate;
import java.util.UUID;

/// Who leads a cohort from a day on.
///
/// @param cohort null when it leads itself
public record Lead(UUID cohort, LocalDate from) {}
