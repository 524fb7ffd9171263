package org.copractice.membership.listing;

import java.time.LocalDate;
import java.util.UUID;

/// What can be asked of a listing.
public sealed interface ListingCommand {

    record Post(UUID office, Kind kind, Subject subject, LocalDate on) implements ListingCommand {}

    record Withdraw(LocalDate on) implements ListingCommand {}
}
