package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.membership.MembershipEvent;
import org.copractice.membership.messages.CommunityMessages;
import org.copractice.membership.messages.MembershipMessages;
import org.copractice.membership.messages.OrganizationMessages;
import org.copractice.membership.organization.OrganizationEvent;

/// What is told to other services.
@ApplicationScoped
class MessagesWiring {

    @Produces
    @Singleton
    Publication<OrganizationEvent> organizations() {
        return OrganizationMessages.publication(OrganizationWiring.AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<CommunityEvent> communities() {
        return CommunityMessages.publication(CommunityWiring.AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<MembershipEvent> memberships() {
        return MembershipMessages.publication(MembershipWiring.AGGREGATE);
    }
}
