package org.copractice.eventsourcing.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who may call an operation: people with one of the roles, clients with the scope, and, of one
/// record, those to whom it belongs or whom something else ties to it.
///
/// @param scope granted to a client; a person's token has roles instead
/// @param own null when it makes no difference whose record it is
/// @param ties the record can be seen by others of that role, so they are told that they may not
public record Access(Set<String> roles, String scope, Own own, List<Tie> ties) {

    /// For everybody, without a token.
    public static final Access OPEN = new Access(Set.of(), null);

    /// @param role that people have whose records these are; others of that role find a record of
    ///   somebody else as little as one that does not exist; null when they belong to clients
    /// @param scope the same of clients; null when they belong to people
    public record Own(String role, String scope, Relation relation) {

        boolean concerns(SecurityIdentity caller) {
            return role == null ? granted(caller).contains(scope) : caller.hasRole(role);
        }
    }

    /// @param role that those must have whom the relation ties to the record
    public record Tie(String role, Relation relation) {}

    public Access(Set<String> roles, String scope) {
        this(roles, scope, null, List.of());
    }

    /// The same, and whoever has the role for their own record.
    public Access orOwn(String role, Relation relation) {
        return new Access(roles, scope, new Own(role, null, relation), ties);
    }

    /// The same, and whichever client was granted the scope for its own record.
    public Access orOwnOfClient(String ownScope, Relation relation) {
        return new Access(roles, scope, new Own(null, ownScope, relation), ties);
    }

    /// The same, and whoever has the role and is tied to the record.
    public Access orTied(String role, Relation... relations) {
        var all = Stream.of(relations).map(relation -> new Tie(role, relation));
        return new Access(roles, scope, own, Stream.concat(ties.stream(), all).toList());
    }

    public boolean permits(SecurityIdentity caller) {
        return isOpen()
                || granted(caller).contains(scope)
                || roles.stream().anyMatch(caller::hasRole);
    }

    public boolean isOpen() {
        return scope == null;
    }

    private static List<String> granted(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("scope") instanceof String scopes
                ? List.of(scopes.split(" "))
                : List.of();
    }
}
