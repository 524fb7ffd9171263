package org.copractice.eventsourcing.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Before an operation runs: may the caller, and are all parameters known? A misspelt filter that
/// is ignored would answer another question than the one asked.
class RequestChecks {

    private record Name(Class<?> endpoint, String method, List<Class<?>> parameters) {}

    private record Called(Access access, Set<String> parameters) {}

    private final Map<String, Access> policy;
    private final SecurityIdentity caller;
    private final Requests requests;
    private final Map<Name, Called> operations = new ConcurrentHashMap<>();

    RequestChecks(Policy policy, SecurityIdentity caller, Requests requests) {
        this.policy = policy.byOperation();
        this.caller = caller;
        this.requests = requests;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, SimpleResourceInfo operation) {
        var name =
                new Name(
                        operation.getResourceClass(),
                        operation.getMethodName(),
                        List.of(operation.parameterTypes()));
        var called = operations.computeIfAbsent(name, this::inspect);
        checkAccess(called.access(), request.getUriInfo());
        var sent = request.getUriInfo().getQueryParameters();
        checkParameters(called, sent.keySet());
        sent.forEach(RequestChecks::checkStorable);
    }

    /// Whose record it is comes first: what an organizer does with their own is done by themselves.
    private void checkAccess(Access access, UriInfo uri) {
        if (access != null) {
            var record = id(uri.getPathParameters().getFirst("id"));
            if (isOwn(access.own(), record)
                    || access.permits(caller)
                    || access.ties().stream().anyMatch(tie -> isTied(tie, record))) {
                return;
            }
            if (access.own() != null && access.own().concerns(caller)) {
                throw HttpProblem.notFound();
            }
        }
        throw new HttpProblem(
                ProblemCode.FORBIDDEN, "The token grants neither a role nor a scope for this.");
    }

    private boolean isOwn(Access.Own own, UUID record) {
        if (own == null) {
            return false;
        }
        return own.role() == null
                ? own.concerns(caller) && isTied(own.relation(), record)
                : !caller.getRoles().isEmpty() && actsFor(own.relation(), record);
    }

    private boolean isTied(Access.Tie tie, UUID record) {
        return caller.hasRole(tie.role()) && actsFor(tie.relation(), record);
    }

    /// Whoever is let in as a person acts as that person.
    private boolean actsFor(Relation relation, UUID record) {
        var person =
                Optional.ofNullable(record)
                        .flatMap(id -> relation.tie(caller.getPrincipal().getName(), id));
        person.ifPresent(requests::actAs);
        return person.isPresent();
    }

    /// A client acts as itself, whatever it owns.
    private boolean isTied(Relation relation, UUID record) {
        return record != null && relation.tie(caller.getPrincipal().getName(), record).isPresent();
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static void checkParameters(Called called, Set<String> sent) {
        var unknown = new TreeSet<>(sent);
        unknown.removeAll(called.parameters());
        if (!unknown.isEmpty()) {
            throw new HttpProblem(
                    ProblemCode.UNKNOWN_PARAMETER,
                    "Known parameters: %s.".formatted(String.join(", ", called.parameters())),
                    unknown.stream()
                            .map(name -> Fault.parameter(name, "unknown", "Unknown parameter."))
                            .toList());
        }
    }

    /// PostgreSQL's text holds every character but this one, so no record can match it.
    private static void checkStorable(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw HttpProblem.invalid(Fault.parameter(name, "invalid", "No NUL characters."));
        }
    }

    private Called inspect(Name name) {
        var method = method(name);
        var operation = method.getAnnotation(Operation.class);
        var names = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            addName(names, parameter, parameter.getName());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                List.of(parameter.getType().getDeclaredFields())
                        .forEach(field -> addName(names, field, field.getName()));
            }
        }
        return new Called(operation == null ? null : policy.get(operation.operationId()), names);
    }

    private static Method method(Name name) {
        try {
            return name.endpoint()
                    .getMethod(name.method(), name.parameters().toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addName(Set<String> names, AnnotatedElement element, String name) {
        var query = element.getAnnotation(RestQuery.class);
        if (query != null) {
            names.add(query.value().isEmpty() ? name : query.value());
        }
    }
}
