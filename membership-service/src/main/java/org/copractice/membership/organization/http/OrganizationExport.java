package org.copractice.membership.organization.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Records;
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
        StreamingOutput body =
                stream -> {
                    try (var csv =
                            CsvWriter.builder().build(new OutputStreamWriter(stream, UTF_8))) {
                        csv.writeRecord(OrganizationImport.KNOWN);
                        organizations.all(
                                paging,
                                document -> csv.writeRecord(cells(document, regions)),
                                filters);
                    }
                };
        return Response.ok(body, OrganizationEndpoint.CSV)
                .header("Content-Disposition", "attachment; filename=\"organizations.csv\"")
                .build();
    }

    private static Iterable<String> cells(String document, Map<String, Integer> regions) {
        var each = Json.read(document, OrganizationView.class);
        return Stream.of(
                        each.id(),
                        each.name(),
                        each.kind(),
                        each.county(),
                        each.within(),
                        each.website(),
                        regions.get(each.county()),
                        each.status())
                .map(value -> CsvCells.written(Objects.toString(value, null)))
                .toList();
    }
}
