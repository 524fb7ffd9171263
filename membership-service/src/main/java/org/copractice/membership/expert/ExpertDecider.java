package org.copractice.membership.expert;

import java.time.LocalDate;
import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.expert.Expert.Known;
import org.copractice.membership.expert.Expert.None;
import org.copractice.membership.expert.ExpertCommand.Offer;
import org.copractice.membership.expert.ExpertCommand.Withdraw;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;

/// The rules of an expert's offer.
public final class ExpertDecider implements Decider<ExpertCommand, Expert, ExpertEvent> {

    @Override
    public Expert initial() {
        return new None();
    }

    @Override
    public List<ExpertEvent> decide(ExpertCommand command, Expert state) {
        return switch (command) {
            case Offer offer -> offer(offer, state);
            case Withdraw(var on) -> withdraw(on, known(state));
        };
    }

    @Override
    public Expert evolve(Expert state, ExpertEvent event) {
        return switch (event) {
            case Offered offered ->
                    switch (state) {
                        case None _ -> first(offered);
                        case Known known -> known.offered(field(offered), offered.on());
                    };
            case Revised(var topics, var frameworks, var populations, var on) ->
                    known(state).with(new Field(topics, frameworks, populations), on);
            case Withdrawn(var on) -> known(state).withdrawn(on);
        };
    }

    private static List<ExpertEvent> offer(Offer asked, Expert state) {
        return switch (state) {
            case None _ -> List.of(offered(asked));
            case Known known -> {
                if (known.stands() && known.field().equals(asked.field())) {
                    yield List.of();
                }
                yield dated(known.stands() ? revised(asked) : offered(asked), asked.on(), known);
            }
        };
    }

    private static List<ExpertEvent> withdraw(LocalDate on, Known known) {
        if (!known.stands()) {
            if (known.latest().equals(on)) {
                return List.of();
            }
            throw new Rejection(
                    "offer-withdrawn", "It was withdrawn on %s.".formatted(known.latest()));
        }
        return dated(new Withdrawn(on), on, known);
    }

    private static List<ExpertEvent> dated(ExpertEvent event, LocalDate on, Known known) {
        if (on.isBefore(known.latest())) {
            throw new Rejection(
                    "before-latest-change",
                    "It was changed on %s; nothing can happen before.".formatted(known.latest()));
        }
        return List.of(event);
    }

    private static Known known(Expert state) {
        return switch (state) {
            case Known known -> known;
            case None _ -> throw new Rejection("expert-unknown", "There is no such expert.");
        };
    }

    private static Known first(Offered offered) {
        return new Known(
                new Provider(offered.organization(), offered.person()),
                field(offered),
                offered.on(),
                List.of(new Span(offered.on(), null)));
    }

    private static Field field(Offered offered) {
        return new Field(offered.topics(), offered.frameworks(), offered.populations());
    }

    private static Offered offered(Offer asked) {
        var field = asked.field();
        return new Offered(
                asked.provider().organization(),
                asked.provider().person(),
                field.topics(),
                field.frameworks(),
                field.populations(),
                asked.on());
    }

    private static Revised revised(Offer asked) {
        var field = asked.field();
        return new Revised(field.topics(), field.frameworks(), field.populations(), asked.on());
    }
}
