package org.copractice.membership.wiring;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityCommand.Establish;
import org.copractice.membership.community.Scope;
import org.copractice.membership.community.coverage.CoverageSteps;
import org.copractice.membership.community.directory.CommunityDirectory;
import org.copractice.membership.county.CountyCommand;
import org.copractice.membership.membership.MembershipCommand.Answer;
import org.copractice.membership.membership.MembershipCommand.Invite;
import org.copractice.membership.membership.Parties;
import org.copractice.membership.membership.directory.MembershipDirectory;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.directory.OrganizationDirectory;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.Role;
import org.copractice.membership.person.directory.PersonDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadModelsRebuildTest {

    private static final UUID MATH = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);
    private static final String REBUILDING =
            "SELECT count(*) FROM checkpoint WHERE name LIKE 'next.%'";
    private static final CommandContext SOMEBODY =
            new CommandContext(
                    new Metadata("somebody", null, "test", null, null),
                    new Expected.Any(),
                    Optional.empty(),
                    Instant.parse("2026-06-29T10:00:00Z"));

    private final TestDatabase database = TestDatabase.create().migrated("db/migration");
    private final EventStore store =
            new EventStore(
                    new Database(database.asService()),
                    MasterKeys.parse("test:" + Base64.getEncoder().encodeToString(new byte[32])));
    private final List<ReadModel> models =
            List.of(
                    CoverageWiring.readModel(),
                    CommunityDirectory.readModel(CommunityWiring.AGGREGATE),
                    MembershipDirectory.readModel(MembershipWiring.AGGREGATE),
                    PersonDirectory.readModel(PersonWiring.AGGREGATE),
                    PlaceWiring.readModel(),
                    OrganizationDirectory.readModel(OrganizationWiring.AGGREGATE));

    @Test
    void what_is_filled_anew_equals_what_was_written_as_it_happened() {
        try (var readModels = readModels()) {
            readModels.start();
            write();
            assertTrue(readModels.await(CoverageSteps.NAME, Duration.ofSeconds(20)).upToDate());
            var live = everything();
            var tables = tables();
            models.forEach(model -> readModels.rebuild(model.name()));
            until("all are switched", () -> Sql.number(database.asService(), REBUILDING) == 0);
            until(
                    "no table is the same",
                    () -> tables().stream().noneMatch(table -> tables.contains(table)));
            assertEquals(live, everything());
            assertNotEquals(List.of(), live);
        }
    }

    @Test
    void a_read_model_that_does_not_catch_up_in_time_says_so() {
        write();
        var notStarted = readModels();
        assertEquals(
                new ReadModels.Reached(0, false),
                notStarted.await(CoverageSteps.NAME, Duration.ofMillis(10)));
    }

    private ReadModels readModels() {
        return new ReadModels(store, models, new SimpleMeterRegistry());
    }

    private void write() {
        send(
                CountyWiring.AGGREGATE,
                new UUID(2, 1),
                new CountyCommand.Register("21", "Marin", "06041", 4));
        var charter =
                new Charter(
                        "Math", List.of("math"), Scope.STATEWIDE, null, null, List.of(), List.of());
        send(CommunityWiring.AGGREGATE, MATH, new Establish(MATH, charter, DAY, DAY));
        send(
                CommunityWiring.AGGREGATE,
                MATH,
                new Establish(MATH, charter.withName("Mathematics"), null, DAY));
        for (int i = 0; i < 20; i++) {
            var office = new UUID(3, i);
            people(i, office);
            send(
                    OrganizationWiring.AGGREGATE,
                    office,
                    new OrganizationCommand.Register(
                            office, "Office " + i, "office", false, "21", null, null));
            var parties = new Parties(MATH, office, null);
            send(MembershipWiring.AGGREGATE, parties.membership(), new Invite(parties, DAY));
            send(
                    MembershipWiring.AGGREGATE,
                    parties.membership(),
                    new Answer(i % 2 == 0, DAY.plusDays(i)));
        }
    }

    /// Every fourth is forgotten.
    private void people(int number, UUID office) {
        var person = new UUID(4, number);
        var name = new Name("Person " + number, null, null);
        send(
                PersonWiring.AGGREGATE,
                person,
                new PersonCommand.Register(
                        name, new Contact(null, null), List.of("math"), List.of()));
        send(
                PersonWiring.AGGREGATE,
                person,
                new PersonCommand.Affiliate(
                        new Affiliation(new UUID(5, number), office, Role.TEACHER, DAY, null)));
        if (number % 4 == 0) {
            send(PersonWiring.AGGREGATE, person, new PersonCommand.Forget(DAY));
        }
    }

    private <C> void send(Aggregate<C, ?, ?, ?> aggregate, UUID stream, C command) {
        new CommandHandler<>(aggregate, store, models, new SimpleMeterRegistry())
                .handle(stream, command, SOMEBODY);
    }

    private List<String> everything() {
        return models.stream()
                .flatMap(model -> ProjectionSpec.everything(model, database.asService()).stream())
                .toList();
    }

    /// Those that serve, by their identity in the catalogue.
    private List<String> tables() {
        return models.stream()
                .flatMap(model -> model.tables().stream())
                .flatMap(table ->
                        Sql.rows(
                                database.asService(),
                                "SELECT '%s'::regclass::oid".formatted(table.name()))
                                .stream())
                .toList();
    }
}
