package org.copractice.membership.organization.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Records;
import org.copractice.membership.csv.CsvExport;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.directory.OrganizationView;

/// Writes organizations as a file that an import takes back unchanged.
@ApplicationScoped
class OrganizationExport {

    private final Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
            organizations;
    private final KnownCodes known;

    OrganizationExport(
            Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
                    organizations,
            KnownCodes known) {
        this.organizations = organizations;
        this.known = known;
    }

    Response of(Paging paging, Filter... filters) {
        var regions = known.read().regions();
        return CsvExport.of(
                "organizations.csv",
                OrganizationImport.KNOWN,
                rows ->
                        organizations.all(
                                paging,
                                document -> rows.accept(cells(document, regions)),
                                filters));
    }

    private static Stream<?> cells(String document, Map<String, Integer> regions) {
        var each = Json.read(document, OrganizationView.class);
        return Stream.of(
                each.id(),
                each.name(),
                each.kind(),
                each.county(),
                each.within(),
                each.website(),
                regions.get(each.county()),
                each.status());
    }
}
