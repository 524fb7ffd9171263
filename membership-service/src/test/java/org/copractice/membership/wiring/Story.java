package org.copractice.membership.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.membership.cohort.CohortCommand.Entrust;
import org.copractice.membership.cohort.CohortCommand.Form;
import org.copractice.membership.cohort.CohortCommand.Join;
import org.copractice.membership.cohort.CohortCommand.Leave;
import org.copractice.membership.cohort.Label;
import org.copractice.membership.cohort.ProgramYear;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.Decide;
import org.copractice.membership.community.CommunityCommand.Establish;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Decision.Theme;
import org.copractice.membership.community.Scope;
import org.copractice.membership.county.CountyCommand;
import org.copractice.membership.engagement.EngagementCommand.Accept;
import org.copractice.membership.engagement.EngagementCommand.Ask;
import org.copractice.membership.engagement.Request;
import org.copractice.membership.expert.ExpertCommand.Offer;
import org.copractice.membership.expert.Field;
import org.copractice.membership.expert.Provider;
import org.copractice.membership.kind.KindCommand;
import org.copractice.membership.listing.Kind;
import org.copractice.membership.listing.ListingCommand;
import org.copractice.membership.listing.ListingCommand.Post;
import org.copractice.membership.listing.Subject;
import org.copractice.membership.membership.MembershipCommand.Answer;
import org.copractice.membership.membership.MembershipCommand.Invite;
import org.copractice.membership.membership.Parties;
import org.copractice.membership.mentoring.Ending;
import org.copractice.membership.mentoring.MentoringCommand;
import org.copractice.membership.mentoring.MentoringCommand.Begin;
import org.copractice.membership.mentoring.Pair;
import org.copractice.membership.mentoring.Purpose;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.Role;
import org.copractice.membership.proof.ProofCommand.Issue;
import org.copractice.membership.proof.ProofCommand.Revoke;
import org.copractice.membership.region.RegionCommand;
import org.copractice.membership.subscription.SubscriptionCommand.Remove;
import org.copractice.membership.subscription.SubscriptionCommand.Replay;
import org.copractice.membership.subscription.SubscriptionCommand.Subscribe;

/// Something of everything that the service knows, so that every table has rows.
final class Story {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);
    private static final CommandContext SOMEBODY =
            new CommandContext(
                    new Metadata("somebody", null, "test", null, null),
                    new Expected.Any(),
                    Optional.empty(),
                    Instant.parse("2026-06-29T10:00:00Z"));

    private final EventStore store;
    private final List<ReadModel> models;
    private final Map<UUID, Aggregate<?, ?, ?, ?>> streams = new LinkedHashMap<>();

    Story(EventStore store, List<ReadModel> models) {
        this.store = store;
        this.models = models;
    }

    /// @param number of the chapter: each is about others
    void write(int number) {
        places(number);
        var community = id(number, "community");
        communities(community);
        for (int i = 0; i < 10; i++) {
            var office = id(number, "office" + i);
            person(i, id(number, "person" + i), office);
            send(
                    OrganizationWiring.AGGREGATE,
                    office,
                    new OrganizationCommand.Register(
                            office, "Office " + i, "office", false, county(number), null, null));
            var parties = new Parties(community, office, null);
            send(MembershipWiring.AGGREGATE, parties.membership(), new Invite(parties, DAY));
            send(
                    MembershipWiring.AGGREGATE,
                    parties.membership(),
                    new Answer(i % 2 == 0, DAY.plusDays(i)));
        }
        mentoring(number, community);
        experts(number, community);
        listings(number);
        proof(number);
        subscriptions(number);
    }

    private void places(int number) {
        send(
                RegionWiring.AGGREGATE,
                id(number, "region"),
                new RegionCommand.Register(number, "Region " + number));
        send(
                CountyWiring.AGGREGATE,
                id(number, "county"),
                new CountyCommand.Register(county(number), "Marin", "0604" + number, number));
        send(
                KindWiring.AGGREGATE,
                id(number, "kind"),
                new KindCommand.Register("office-" + number, "Office", false));
    }

    private static String county(int number) {
        return "2" + number;
    }

    private void communities(UUID community) {
        var charter =
                new Charter(
                        "Math", List.of("math"), Scope.STATEWIDE, null, null, List.of(), List.of());
        send(CommunityWiring.AGGREGATE, community, new Establish(community, charter, DAY, DAY));
        send(
                CommunityWiring.AGGREGATE,
                community,
                new Establish(community, charter.withName("Mathematics"), null, DAY));
        var seat = UUID.randomUUID();
        send(CommunityWiring.AGGREGATE, community, new AddSeat(seat, "Chair"));
        send(
                CommunityWiring.AGGREGATE,
                community,
                new GrantTerm(seat, UUID.randomUUID(), DAY, DAY.plusYears(1)));
        var equity = new Theme(UUID.randomUUID(), "Equity", null);
        var decision =
                new Decision(UUID.randomUUID(), DAY, "Minutes", List.of(equity), List.of(), null);
        send(CommunityWiring.AGGREGATE, community, new Decide(decision));
    }

    /// Every fourth is forgotten.
    private void person(int i, UUID person, UUID office) {
        send(
                PersonWiring.AGGREGATE,
                person,
                new PersonCommand.Register(
                        new Name("Person " + i, null, null),
                        new Contact(null, null),
                        List.of("math"),
                        List.of()));
        send(
                PersonWiring.AGGREGATE,
                person,
                new PersonCommand.Affiliate(
                        new Affiliation(UUID.randomUUID(), office, Role.TEACHER, DAY, null)));
        if (i % 4 == 0) {
            send(PersonWiring.AGGREGATE, person, new PersonCommand.Forget(DAY));
        }
    }

    private void mentoring(int number, UUID community) {
        var pair = new Pair(community, id(number, "person1"), id(number, "person2"));
        var mentoring = pair.mentoring();
        var begin = new Begin(pair, new Purpose(null, "Talks"), DAY);
        send(MentoringWiring.AGGREGATE, mentoring, begin);
        send(MentoringWiring.AGGREGATE, mentoring, new MentoringCommand.End(DAY, Ending.MISTAKEN));
        var cohort = id(number, "cohort");
        var form = new Form(community, new Label(2, null), new ProgramYear(2026));
        send(CohortWiring.AGGREGATE, cohort, form);
        send(CohortWiring.AGGREGATE, cohort, new Join(pair.mentor(), DAY));
        send(CohortWiring.AGGREGATE, cohort, new Leave(pair.mentor(), DAY.plusDays(1)));
        send(
                CohortWiring.AGGREGATE,
                cohort,
                new Entrust(id(number, "earlier"), community, new ProgramYear(2025), DAY));
    }

    private void experts(int number, UUID community) {
        var provider = new Provider(id(number, "office1"), null);
        var field = new Field(List.of("Talks"), List.of(), List.of("All"));
        send(ExpertWiring.AGGREGATE, provider.expert(), new Offer(provider, field, DAY));
        var request = new Request(null, community, provider.expert(), "Talks", "A talk", DAY, DAY);
        send(EngagementWiring.AGGREGATE, id(number, "engagement"), new Ask(request));
        send(EngagementWiring.AGGREGATE, id(number, "engagement"), new Accept(null, DAY));
    }

    private void listings(int number) {
        var post = new Post(id(number, "office1"), Kind.ASK, new Subject(null, "Talks"), DAY);
        send(ListingWiring.AGGREGATE, id(number, "listing"), post);
        send(ListingWiring.AGGREGATE, id(number, "listing"), new ListingCommand.Withdraw(DAY));
        send(ListingWiring.AGGREGATE, id(number, "listing again"), post);
    }

    private void proof(int number) {
        var person = id(number, "person1");
        var until = Instant.parse("2026-12-29T10:00:00Z");
        var issue = new Issue(person, UUID.randomUUID(), List.of("seats"), until);
        send(ProofWiring.AGGREGATE, id(number, "proof"), issue);
        send(ProofWiring.AGGREGATE, id(number, "proof"), new Revoke(person));
    }

    /// Every other one is removed.
    private void subscriptions(int number) {
        for (int i = 0; i < 2; i++) {
            var subscription = id(number, "subscription" + i);
            send(
                    SubscriptionWiring.AGGREGATE,
                    subscription,
                    new Subscribe(
                            "partner",
                            "https://hooks.example.org/" + i,
                            List.of("org.copractice.*"),
                            List.of("listing.v1"),
                            UUID.randomUUID()));
            send(SubscriptionWiring.AGGREGATE, subscription, new Replay(UUID.randomUUID(), 0, 9));
            if (i % 2 == 0) {
                send(SubscriptionWiring.AGGREGATE, subscription, new Remove());
            }
        }
    }

    private static UUID id(int number, String name) {
        return UUID.nameUUIDFromBytes((number + name).getBytes(UTF_8));
    }

    private <C> void send(Aggregate<C, ?, ?, ?> aggregate, UUID stream, C command) {
        streams.put(stream, aggregate);
        new CommandHandler<>(aggregate, store, models, new SimpleMeterRegistry())
                .handle(stream, command, SOMEBODY);
    }

    /// Makes of all that has happened the rows once more.
    void applyAgain() {
        streams.forEach((stream, aggregate) -> applyAgain(aggregate, stream));
    }

    private <S, E, V> void applyAgain(Aggregate<?, S, E, V> aggregate, UUID stream) {
        var rows = new Rows();
        var current = aggregate.none(stream);
        for (var stored : store.history(stream, 0, Integer.MAX_VALUE)) {
            var recorded = stored.decode(aggregate.types());
            current = aggregate.after(current, recorded);
            var after = aggregate.represent(current);
            models.stream()
                    .filter(model -> model.categories().contains(aggregate.category()))
                    .forEach(model -> model.apply(aggregate.category(), recorded, after, rows));
        }
        var pipeline = new Pipeline();
        rows.addTo(pipeline);
        store.database()
                .transaction(connection -> {
                    pipeline.execute(connection);
                    return null;
                });
    }
}
