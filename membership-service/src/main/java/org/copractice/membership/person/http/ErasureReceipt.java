package org.copractice.membership.person.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.PersonalKeys.Remains;
import org.copractice.membership.person.Purpose;
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
        @Schema(required = true, description = "What statistics are made of") List<Item> kept,
        @Schema(required = true, description = "Services that kept a copy and have erased it")
                List<Erasure> services) {

    /// @param at when the service said so
    @Schema(name = "ErasureByService")
    record Erasure(
            @Schema(required = true, examples = "membership") String service,
            @Schema(required = true) Instant at) {}

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
                        new Item("people", "name, contact, expertise and sign-in", 1),
                        new Item(
                                "people-directory",
                                "the entry that other services read, replaced by a tombstone",
                                wasListed(person) ? 1 : 0)),
                List.of(
                        new Item(
                                "events",
                                "organizations, roles, dates, consents, subjects, leadership",
                                person.revision()),
                        new Item(
                                "people",
                                "affiliations by organization, role and date",
                                person.affiliations().size())),
                List.of(new Erasure("membership", person.changedAt())));
    }

    private static boolean wasListed(PersonView person) {
        return person.consents().stream()
                .anyMatch(each ->
                        each.given() && each.purpose().equals(Purpose.DIRECTORY.code()));
    }
}
