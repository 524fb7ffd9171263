package org.copractice.membership.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.testing.TestIssuer;

/// Every kind of caller that a policy can tell apart, and some that it must not mistake for them.
final class Callers {

    private final Set<String> roles = new TreeSet<>();
    private final Set<String> scopes = new TreeSet<>();
    private final List<Caller> all = new ArrayList<>();

    private final Stage stage;

    private Callers(Policy policy, Stage stage) {
        this.stage = stage;
        for (var access : policy.byOperation().values()) {
            if (!access.isOpen()) {
                roles.addAll(access.roles());
                scopes.add(access.scope());
                if (access.own() != null && access.own().scope() != null) {
                    scopes.add(access.own().scope());
                }
            }
        }
    }

    static List<Caller> of(Policy policy, Stage stage) {
        var callers = new Callers(policy, stage);
        callers.people();
        callers.partners();
        callers.pretenders();
        return callers.all;
    }

    /// Names of all relations that the policy knows.
    static Set<String> relations(Policy policy) {
        var names = new TreeSet<String>();
        for (var access : policy.byOperation().values()) {
            access.ties().forEach(tie -> names.add(tie.relation().name()));
            if (access.own() != null) {
                names.add(access.own().relation().name());
            }
        }
        return names;
    }

    private void people() {
        all.add(new Caller("nobody", null, Set.of(), Set.of(), Map.of()));
        for (var role : roles) {
            person("a person who is " + role, role, Set.of(role), Map.of());
        }
        for (var subject : stage.members()) {
            person("a member who is " + subject, subject, Set.of("member"), stage.ties(subject));
        }
    }

    private void partners() {
        for (var scope : scopes) {
            partner("a partner with " + scope, Set.of(scope));
            partner("a partner without " + scope, scopes, other -> !other.equals(scope));
        }
    }

    private void pretenders() {
        person("a person without roles", "guest", Set.of(), Map.of());
        person("a person whose roles are called like scopes", "pretender", scopes, Map.of());
        partner("a partner without scopes", Set.of());
        partner("a partner whose scopes are called like roles", roles);
        partner(
                "a partner with scopes that resemble others",
                scopes.stream()
                        .flatMap(each ->
                                Set.of(
                                        each + "s",
                                        each.toUpperCase(Locale.ROOT),
                                        each.split("\\.", 2)[0])
                                        .stream())
                        .filter(each -> !scopes.contains(each))
                        .collect(Collectors.toSet()));
    }

    private void person(
            String name, String subject, Set<String> granted, Map<String, Set<String>> ties) {
        var token = TestIssuer.person(subject, granted.toArray(String[]::new));
        all.add(new Caller(name, token, granted, Set.of(), ties));
    }

    private void partner(String name, Set<String> granted) {
        partner(name, granted, _ -> true);
    }

    private void partner(String name, Set<String> some, Predicate<String> which) {
        var granted = some.stream().filter(which).collect(Collectors.toSet());
        var token = TestIssuer.client(Stage.CLIENT, String.join(" ", granted));
        all.add(new Caller(name, token, Set.of(), granted, stage.tiesOfClient()));
    }
}
