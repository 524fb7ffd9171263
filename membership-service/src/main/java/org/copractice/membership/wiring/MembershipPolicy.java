package org.copractice.membership.wiring;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;

/// Who may call what. Everybody in the network may read; organizers and partner systems that were
/// granted the scope may write; reference data and operations belong to administrators.
@ApplicationScoped
class MembershipPolicy implements Policy {

    private static final Access READ =
            new Access(Set.of("member", "organizer", "administrator"), "membership.read");
    private static final Access WRITE =
            new Access(Set.of("organizer", "administrator"), "membership.write");
    private static final Access OPERATE = new Access(Set.of("administrator"), "operations");

    @Override
    public Map<String, Access> byOperation() {
        return Map.ofEntries(
                entry("listReadModels", OPERATE),
                entry("rebuildReadModel", OPERATE),
                entry("listOrganizations", READ),
                entry("getOrganization", READ),
                entry("getOrganizationHistory", READ),
                entry("createOrganization", WRITE),
                entry("putOrganization", WRITE),
                entry("closeOrganization", WRITE),
                entry("reopenOrganization", WRITE));
    }
}
