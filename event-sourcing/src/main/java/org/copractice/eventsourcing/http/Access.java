package org.copractice.eventsourcing.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who may call an operation: people with one of the roles, clients with the scope.
///
/// @param scope granted to a client; a person's token has roles instead
public record Access(Set<String> roles, String scope) {

    public boolean permits(SecurityIdentity caller) {
        return granted(caller).contains(scope) || roles.stream().anyMatch(caller::hasRole);
    }

    private static List<String> granted(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("scope") instanceof String scopes
                ? List.of(scopes.split(" "))
                : List.of();
    }
}
