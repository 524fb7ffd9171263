package org.copractice.membership.person;

import java.time.LocalDate;

/// A decision about a purpose; the latest one counts, the earlier ones are its history.
///
/// @param given false when it was withdrawn
public record Consent(Purpose purpose, boolean given, LocalDate on) {}
