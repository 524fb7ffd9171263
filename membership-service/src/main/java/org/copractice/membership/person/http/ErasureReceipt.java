package org.copractice.membership.person.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.PersonalKeys.Remains;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was erased of a person and what stays, place by place.
@Schema(name = "ErasureReceipt", description = "What was erased of a forgotten person")
record ErasureReceipt(
        @Schema(required = true) UUID person,
        @Schema(required = true) LocalDate forgottenOn,
        @Schema(required = true) Instant recordedAt,
        @Schema(required = true, description = "Whether no key is left that could open the data")
                boolean keyDestroyed,
        @Schema(required = true) List<Item> erased,
        @Schema(required = true, description = "What statistics are made of") List<Item> kept) {

    /// @param count of items, such as events
    @Schema(name = "ErasureItem")
    record Item(
            @Schema(required = true, examples = "events") String place,
            @Schema(required = true) String what,
            @Schema(required = true) int count) {}

    static ErasureReceipt of(PersonView person, Remains remains) {
        return new ErasureReceipt(
                person.id(),
                person.forgottenOn(),
                person.changedAt(),
                !remains.key(),
                List.of(
                        new Item("keys", "the key of the person", 1),
                        new Item(
                                "events",
                                "name, contact, expertise and sign-in, unreadable without the key",
                                remains.sealedEvents()),
                        new Item("people", "name, contact, expertise and sign-in", 1)),
                List.of(
                        new Item(
                                "events",
                                "organizations, roles, dates, consents, subjects, leadership",
                                person.revision()),
                        new Item(
                                "people",
                                "affiliations by organization, role and date",
                                person.affiliations().size())));
    }
}
