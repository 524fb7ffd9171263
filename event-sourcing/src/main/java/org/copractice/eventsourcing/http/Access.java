package org.copractice.eventsourcing.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who may call an operation: people with one of the roles, clients with the scope.
///
/// @param scope granted to a client; a person's token has roles instead
public record Access(Set<String> roles, String scope) {

    boolean permits(SecurityIdentity caller) {
        return roles.stream().anyMatch(caller::hasRole) || scopes(caller).contains(scope);
    }

    private static Set<String> scopes(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("scope") instanceof String granted
                ? Set.copyOf(Arrays.asList(granted.split(" ")))
                : Set.of();
    }
}
