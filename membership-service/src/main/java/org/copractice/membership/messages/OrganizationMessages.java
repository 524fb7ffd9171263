package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.OrganizationEvent.Attached;
import org.copractice.membership.organization.OrganizationEvent.Closed;
import org.copractice.membership.organization.OrganizationEvent.Reclassified;
import org.copractice.membership.organization.OrganizationEvent.Registered;
import org.copractice.membership.organization.OrganizationEvent.Relocated;
import org.copractice.membership.organization.OrganizationEvent.Renamed;
import org.copractice.membership.organization.OrganizationEvent.Reopened;
import org.copractice.membership.organization.OrganizationEvent.WebsiteMoved;

/// What is told about organizations. Absent is what there is none of.
public final class OrganizationMessages {

    public static final String TOPIC = "organization.v1";

    record OrganizationRegistered(
            UUID organization,
            String name,
            String kind,
            String county,
            UUID within,
            String website) {

        static OrganizationRegistered of(Recorded<OrganizationEvent> recorded, Registered event) {
            return new OrganizationRegistered(
                    recorded.stream(),
                    event.name(),
                    event.kind(),
                    event.county(),
                    event.within(),
                    event.website());
        }
    }

    record OrganizationRenamed(UUID organization, String name) {}

    record OrganizationReclassified(UUID organization, String kind) {}

    record OrganizationRelocated(UUID organization, String county) {}

    record OrganizationAttached(UUID organization, UUID within) {}

    record OrganizationWebsiteMoved(UUID organization, String website) {}

    record OrganizationClosed(UUID organization, LocalDate on) {}

    record OrganizationReopened(UUID organization) {}

    private OrganizationMessages() {}

    public static Publication<OrganizationEvent> publication(
            Aggregate<?, ?, OrganizationEvent, ?> organizations) {
        return Publication.of(organizations, TOPIC)
                .tell(
                        Registered.class,
                        version1("organization-registered"),
                        OrganizationRegistered::of)
                .tell(
                        Renamed.class,
                        version1("organization-renamed"),
                        (r, e) -> new OrganizationRenamed(r.stream(), e.name()))
                .tell(
                        Reclassified.class,
                        version1("organization-reclassified"),
                        (r, e) -> new OrganizationReclassified(r.stream(), e.kind()))
                .tell(
                        Relocated.class,
                        version1("organization-relocated"),
                        (r, e) -> new OrganizationRelocated(r.stream(), e.county()))
                .tell(
                        Attached.class,
                        version1("organization-attached"),
                        (r, e) -> new OrganizationAttached(r.stream(), e.within()))
                .tell(
                        WebsiteMoved.class,
                        version1("organization-website-moved"),
                        (r, e) -> new OrganizationWebsiteMoved(r.stream(), e.website()))
                .tell(
                        Closed.class,
                        version1("organization-closed"),
                        (r, e) -> new OrganizationClosed(r.stream(), e.on()))
                .tell(
                        Reopened.class,
                        version1("organization-reopened"),
                        (r, _) -> new OrganizationReopened(r.stream()));
    }
}
