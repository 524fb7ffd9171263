package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.command.Answers;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.organization.ImportEvent;
import org.copractice.membership.organization.ImportEvent.Finished;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.OrganizationDecider;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.OrganizationEvent.Attached;
import org.copractice.membership.organization.OrganizationEvent.Closed;
import org.copractice.membership.organization.OrganizationEvent.Reclassified;
import org.copractice.membership.organization.OrganizationEvent.Registered;
import org.copractice.membership.organization.OrganizationEvent.Relocated;
import org.copractice.membership.organization.OrganizationEvent.Renamed;
import org.copractice.membership.organization.OrganizationEvent.Reopened;
import org.copractice.membership.organization.OrganizationEvent.WebsiteMoved;
import org.copractice.membership.organization.directory.OrganizationDirectory;
import org.copractice.membership.organization.directory.OrganizationView;

/// The stored names of an organization's events, and what is made of them.
@ApplicationScoped
class OrganizationWiring {

    static final Aggregate<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
            AGGREGATE =
                    new Aggregate<>(
                            "organization",
                            new OrganizationDecider(),
                            new EventTypes<OrganizationEvent>()
                                    .with("organization.registered", 1, Registered.class)
                                    .with("organization.renamed", 1, Renamed.class)
                                    .with("organization.reclassified", 1, Reclassified.class)
                                    .with("organization.relocated", 1, Relocated.class)
                                    .with("organization.attached", 1, Attached.class)
                                    .with("organization.website-moved", 1, WebsiteMoved.class)
                                    .with("organization.closed", 1, Closed.class)
                                    .with("organization.reopened", 1, Reopened.class),
                            OrganizationView::of,
                            Organization.class,
                            1);

    static final EventTypes<ImportEvent> IMPORTS =
            new EventTypes<ImportEvent>().with("organization-import.finished", 1, Finished.class);

    @Produces
    @Singleton
    Answers<ImportEvent> imports(EventStore store) {
        return new Answers<>("organization-import", IMPORTS, store);
    }

    @Produces
    @Singleton
    ReadModel directory() {
        return OrganizationDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/organizations", "organization", "sort_name");
    }
}
