package org.copractice.membership.api;

import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Relation;

/// Somebody who calls, and what the policy makes of them. Says the policy's rules a second time, in
/// fewer words than the code that keeps them.
///
/// @param token null for none
/// @param ties names of relations, each with the ids of the records that it ties the caller to
record Caller(
        String name,
        String token,
        Set<String> roles,
        Set<String> scopes,
        Map<String, Set<String>> ties) {

    enum Fate {
        /// 401
        UNKNOWN,
        /// The policy lets them in; rules may still say no.
        ADMITTED,
        /// 404, as if there were no such record
        BLIND,
        /// 403
        FORBIDDEN
    }

    /// @param id of the record in the path; may be null
    Fate with(Access access, String id) {
        if (access.isOpen()) {
            return Fate.ADMITTED;
        }
        if (token == null) {
            return Fate.UNKNOWN;
        }
        if (scopes.contains(access.scope())
                || roles.stream().anyMatch(access.roles()::contains)
                || owns(access.own(), id)
                || access.ties().stream().anyMatch(tie -> isTied(tie.relation(), id))) {
            return Fate.ADMITTED;
        }
        return concerns(access.own()) ? Fate.BLIND : Fate.FORBIDDEN;
    }

    private boolean owns(Access.Own own, String id) {
        return own != null
                && isTied(own.relation(), id)
                && (own.role() != null || scopes.contains(own.scope()));
    }

    private boolean concerns(Access.Own own) {
        return own != null
                && (own.role() == null ? scopes.contains(own.scope()) : roles.contains(own.role()));
    }

    private boolean isTied(Relation relation, String id) {
        return id != null && ties.getOrDefault(relation.name(), Set.of()).contains(id);
    }

    @Override
    public String toString() {
        return name;
    }
}
