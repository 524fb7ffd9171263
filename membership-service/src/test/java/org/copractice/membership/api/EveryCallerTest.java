package org.copractice.membership.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.api.Call.Answer;
import org.copractice.membership.api.Caller.Fate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Every operation, called by every kind of caller: what the policy says is what happens. Callers
/// are derived from the policy, calls from the examples, so whatever is added is tried by itself.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryCallerTest {

    static final String MISSING = "018f0000-0000-7000-8000-00000000abcd";
    private static final Map<Fate, Integer> STATUS =
            Map.of(Fate.UNKNOWN, 401, Fate.FORBIDDEN, 403, Fate.BLIND, 404);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Stage stage;
    private static List<Caller> callers;
    private static Map<String, Example> examples;

    @TestHTTPResource URI service;
    @Inject Policy policy;
    @Inject DataSource database;

    @BeforeEach
    void set_the_stage_once() {
        if (stage == null) {
            stage = new Stage();
            callers = Callers.of(policy, stage);
            examples = Example.byOperation();
        }
    }

    @Test
    void the_policy_decides_and_who_is_refused_changes_nothing() {
        var before = events();
        var fates = new TreeSet<Fate>();
        for (var example : examples.values()) {
            for (var caller : callers) {
                for (var id : stage.ids(example, caller, MISSING)) {
                    fates.add(check(example, caller, id));
                }
            }
        }
        assertEquals(before, events());
        assertEquals(Set.of(Fate.values()), fates);
    }

    /// Whatever is sent along: conditions, filters, moments, keys, or what nobody understands.
    @Test
    void who_is_refused_learns_nothing() {
        for (var example : examples.values()) {
            for (var caller : callers) {
                var answers = new HashSet<Answer>();
                for (var id : stage.ids(example, caller, MISSING)) {
                    if (fate(example, caller, id) != Fate.ADMITTED) {
                        var variants = variants(example, caller, id);
                        answers.add(variants.getFirst().send().comparable());
                        answers.add(variants.getLast().send().comparable());
                    }
                }
                assertTrue(answers.size() < 2, () -> example + " for " + caller + ": " + answers);
            }
        }
    }

    /// Whoever does not see a record cannot tell it from one that does not exist by any other
    /// operation either, even by one that is open to them.
    @Test
    void what_is_not_seen_is_missing_whatever_is_asked_of_it() {
        for (var example : examples.values()) {
            var reading = Operations.reading(example.operation());
            var seeing = reading == null ? null : policy.byOperation().get(reading);
            for (var caller : seeing == null ? List.<Caller>of() : callers) {
                if (caller.with(seeing, null) == Fate.BLIND) {
                    var unseen = new TreeSet<>(stage.ids(example, caller, MISSING));
                    unseen.removeIf(id -> caller.with(seeing, id) == Fate.ADMITTED);
                    assertAlike(example, caller, unseen);
                }
            }
        }
    }

    @Test
    void somebody_stands_in_every_relation() {
        for (var relation : Callers.relations(policy)) {
            assertTrue(
                    callers.stream().anyMatch(each -> each.ties().containsKey(relation)),
                    () -> "Stage has nobody for `%s`: add a member who does".formatted(relation));
        }
    }

    /// Lists, counts, exports, history, cursors, messages: of a person, nobody else sees anything.
    @Test
    void what_only_some_may_know_comes_out_nowhere_else() {
        var marks = stage.marks();
        for (var shown : shown(caller -> !maySeePeople(caller))) {
            assertEquals(List.of(), shown.found(marks), shown::toString);
        }
        var seen = new TreeSet<String>();
        shown(this::maySeePeople).forEach(shown -> seen.addAll(shown.found(marks)));
        assertEquals(marks, seen);
    }

    @Test
    void no_filter_tells_what_only_some_may_know() {
        var marks = stage.marks();
        var oracles = new TreeSet<String>();
        for (var shown : shown(caller -> !maySeePeople(caller))) {
            shown.oracles(marks)
                    .forEach(
                            oracle -> oracles.add(shown.example().operation().id() + " " + oracle));
        }
        assertEquals(Set.of(), oracles);
    }

    @Test
    void everybody_is_shown_what_is_documented_and_no_null() throws IOException {
        for (var shown : shown(_ -> true)) {
            var operation = shown.example().operation();
            var schema =
                    operation.definition().at("/responses/200/content/application~1json/schema");
            for (var answer : shown.answers()) {
                if (answer.isJson()) {
                    assertEquals(
                            List.of(),
                            Documented.faults(
                                    operation.document(), schema, JSON.readTree(answer.body())),
                            shown::toString);
                }
            }
        }
    }

    private boolean maySeePeople(Caller caller) {
        return caller.with(policy.byOperation().get("getPerson"), null) == Fate.ADMITTED;
    }

    /// All that callers may read. Of those whom the policy treats alike, one will do.
    private List<Shown> shown(Predicate<Caller> which) {
        var byTreatment = new LinkedHashMap<String, List<Shown>>();
        for (var caller : callers.stream().filter(which).toList()) {
            var all = new ArrayList<Shown>();
            for (var example : examples.values()) {
                var ids = new TreeSet<>(stage.ids(example, caller, MISSING));
                ids.removeIf(id -> fate(example, caller, id) != Fate.ADMITTED);
                if (example.operation().method().equals("GET") && !ids.isEmpty()) {
                    all.add(new Shown(service, example, caller, ids));
                }
            }
            var treatment = all.stream().map(each -> each.example().operation().id() + each.ids());
            byTreatment.putIfAbsent(treatment.collect(Collectors.joining()), all);
        }
        return byTreatment.values().stream().flatMap(List::stream).toList();
    }

    private Fate check(Example example, Caller caller, String id) {
        var fate = fate(example, caller, id);
        var call = Call.of(service, example, id).as(caller);
        if (fate == Fate.ADMITTED) {
            // the first thing that is looked at when the policy is content; so nothing changes
            var answer = call.query("colour", "red").send();
            assertTrue(
                    answer.status() == 400 && answer.body().contains("\"unknown-parameter\""),
                    () -> "%s for %s, %s: %s".formatted(example, caller, id, answer));
        } else {
            assertRefused(example, caller, id, fate, call.send());
            if (example.operation().method().equals("GET")) {
                assertRefused(example, caller, id, fate, call.head().send());
            }
        }
        return fate;
    }

    private void assertRefused(
            Example example, Caller caller, String id, Fate fate, Answer answer) {
        assertEquals(
                STATUS.get(fate),
                answer.status(),
                () -> "%s for %s, %s: %s".formatted(example, caller, id, answer));
    }

    private Fate fate(Example example, Caller caller, String id) {
        return caller.with(policy.byOperation().get(example.operation().id()), id);
    }

    private void assertAlike(Example example, Caller caller, Set<String> ids) {
        var first = new ArrayList<Answer>();
        for (var id : ids) {
            var answers =
                    variants(example, caller, id).stream()
                            .map(call -> call.send().comparable())
                            .toList();
            if (first.isEmpty()) {
                first.addAll(answers);
            }
            assertEquals(first, answers, () -> "%s for %s, %s".formatted(example, caller, id));
        }
    }

    /// The same call with all that can be sent along: first all of it well-formed, last none of it,
    /// one of them plain.
    private List<Call> variants(Example example, Caller caller, String id) {
        var variants = new ArrayList<Call>();
        for (int i = 0; i < 4; i++) {
            variants.add(Call.of(service, example, id).as(caller));
        }
        variants.getFirst().header("If-Match", "*").header("Idempotency-Key", "key-" + id);
        variants.get(1).header("If-Match", "\"1\"").header("If-None-Match", "\"1\"");
        variants.getLast().header("If-Match", "1").header("Idempotency-Key", "not a key");
        for (var parameter : example.operation().parameters("query")) {
            variants.getFirst().query(parameter, "2026-01-01");
            variants.getLast().query(parameter, "\u0000");
        }
        variants.getLast().query("colour", "red");
        if (example.body() != null) {
            variants.getLast().body("{");
        }
        return variants;
    }

    private long events() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM event")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
