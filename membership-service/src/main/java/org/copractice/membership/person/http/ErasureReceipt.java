package org.copractice.membership.person.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.copractice.eventsourcing.store.PersonalKeys.Remains;
import org.copractice.membership.person.Purpose;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was erased of a person and what stays, place by place.
@Schema(name = "ErasureReceipt", description = "What was erased of a forgotten person")
record ErasureReceipt(
        @Schema(required = true) UUID person,
        @Schema(
                        required = true,
                        description =
                                "Records of the person that were forgotten; one, unless merged")
                List<UUID> records,
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

    /// @param records of the same person, theirs among them
    static ErasureReceipt of(
            PersonView person, List<PersonView> records, Function<UUID, Remains> remains) {
        var left = records.stream().map(each -> remains.apply(each.id())).toList();
        return new ErasureReceipt(
                person.id(),
                records.stream().map(PersonView::id).toList(),
                person.forgottenOn(),
                person.changedAt(),
                left.stream().noneMatch(Remains::key),
                List.of(
                        new Item("keys", "the keys of the person", records.size()),
                        new Item(
                                "events",
                                "name, contact, expertise and sign-in, unreadable without the key",
                                left.stream().mapToInt(Remains::sealedEvents).sum()),
                        new Item("people", "name, contact, expertise and sign-in", records.size()),
                        new Item(
                                "people-directory",
                                "the entry that other services read, replaced by a tombstone",
                                (int) records.stream().filter(ErasureReceipt::wasListed).count())),
                List.of(
                        new Item(
                                "events",
                                "organizations, roles, dates, consents, subjects, leadership",
                                records.stream().mapToInt(PersonView::revision).sum()),
                        new Item(
                                "people",
                                "affiliations by organization, role and date",
                                records.stream()
                                        .mapToInt(each -> each.affiliations().size())
                                        .sum())),
                List.of(new Erasure("membership", person.changedAt())));
    }

    private static boolean wasListed(PersonView person) {
        return person.consents().stream()
                .anyMatch(each -> each.given() && each.purpose().equals(Purpose.DIRECTORY.code()));
    }
}
