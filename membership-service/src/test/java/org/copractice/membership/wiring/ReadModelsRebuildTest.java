package org.copractice.membership.wiring;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.community.coverage.CoverageSteps;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Of every read model that the service registers: which there are is not said here.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadModelsRebuildTest {

    private static final String REBUILDING =
            "SELECT count(*) FROM checkpoint WHERE name LIKE 'next.%'";

    private final TestDatabase database = TestDatabase.create().migrated("db/migration");
    private final EventStore store =
            new EventStore(
                    new Database(database.asService()),
                    MasterKeys.parse("test:" + Base64.getEncoder().encodeToString(new byte[32])));
    private final List<ReadModel> models = registered();
    private final Story story = new Story(store, models);

    @Test
    void what_is_filled_anew_equals_what_was_written_as_it_happened() {
        try (var readModels = readModels()) {
            readModels.start();
            story.write(1);
            catchUp(readModels);
            var live = everything();
            assertEquals(List.of(), tablesWithoutRows(), "the story says nothing of them");
            rebuild(readModels);
            assertEquals(live, everything());
            story.applyAgain();
            assertEquals(live, everything(), "applied twice");
        }
    }

    @Test
    void what_is_filled_anew_while_others_write_equals_what_is_filled_anew_in_peace() {
        try (var readModels = readModels()) {
            readModels.start();
            story.write(1);
            models.forEach(model -> readModels.rebuild(model.name()));
            story.write(2);
            untilRebuilt();
            catchUp(readModels);
            var amidWrites = everything();
            rebuild(readModels);
            assertEquals(everything(), amidWrites);
        }
    }

    @Test
    void a_read_model_that_does_not_catch_up_in_time_says_so() {
        story.write(1);
        var notStarted = readModels();
        assertEquals(
                new ReadModels.Reached(0, false),
                notStarted.await(CoverageSteps.NAME, Duration.ofMillis(10)));
    }

    /// What producers in this package make known to the service.
    private static List<ReadModel> registered() {
        return new ClassFileImporter()
                .importPackages(ReadModelsRebuildTest.class.getPackageName()).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Produces.class))
                        .filter(method -> method.getRawReturnType().isEquivalentTo(ReadModel.class))
                        .map(ReadModelsRebuildTest::produced)
                        .toList();
    }

    private static ReadModel produced(JavaMethod producer) {
        try {
            var wiring = producer.getOwner().reflect().getDeclaredConstructor().newInstance();
            return (ReadModel) producer.reflect().invoke(wiring);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReadModels readModels() {
        return new ReadModels(store, models, new SimpleMeterRegistry());
    }

    private void catchUp(ReadModels readModels) {
        for (var model : models) {
            if (model.mode() == ReadModel.Mode.FOLLOWING) {
                assertTrue(
                        readModels.await(model.name(), Duration.ofSeconds(20)).upToDate(),
                        model.name());
            }
        }
    }

    private void rebuild(ReadModels readModels) {
        var before = identities();
        models.forEach(model -> readModels.rebuild(model.name()));
        untilRebuilt();
        until("no table is the same", () -> identities().stream().noneMatch(before::contains));
    }

    private void untilRebuilt() {
        until("all are switched", () -> Sql.number(database.asService(), REBUILDING) == 0);
    }

    private List<String> everything() {
        return models.stream()
                .flatMap(model -> ProjectionSpec.everything(model, database.asService()).stream())
                .toList();
    }

    private List<String> tables() {
        return models.stream().flatMap(model -> model.tables().stream()).map(Table::name).toList();
    }

    private List<String> tablesWithoutRows() {
        return tables().stream()
                .filter(table ->
                        Sql.number(database.asService(), "SELECT count(*) FROM " + table) == 0)
                .toList();
    }

    /// Of the tables that serve, in the catalogue.
    private List<String> identities() {
        return tables().stream()
                .flatMap(table ->
                        Sql.rows(
                                database.asService(), "SELECT '%s'::regclass::oid".formatted(table))
                                .stream())
                .toList();
    }
}
