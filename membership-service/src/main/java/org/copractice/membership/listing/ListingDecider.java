package org.copractice.membership.listing;

import java.time.LocalDate;
import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.listing.Listing.None;
import org.copractice.membership.listing.Listing.Posted;
import org.copractice.membership.listing.ListingCommand.Post;
import org.copractice.membership.listing.ListingCommand.Withdraw;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;

/// The rules of a listing. That an office lists the same thing only once at a time spans listings,
/// so the directory keeps it.
public final class ListingDecider implements Decider<ListingCommand, Listing, ListingEvent> {

    @Override
    public Listing initial() {
        return new None();
    }

    @Override
    public List<ListingEvent> decide(ListingCommand command, Listing state) {
        return switch (command) {
            case Post post -> post(post, state);
            case Withdraw(var on) -> withdraw(on, state);
        };
    }

    @Override
    public Listing evolve(Listing state, ListingEvent event) {
        return switch (event) {
            case Listed(var office, var kind, var focusArea, var topic, var on) ->
                    new Posted(office, kind, new Subject(focusArea, topic), on, null);
            case Withdrawn(var on) -> posted(state).withdrawn(on);
        };
    }

    private static List<ListingEvent> post(Post asked, Listing state) {
        return switch (state) {
            case None _ ->
                    List.of(
                            new Listed(
                                    asked.office(),
                                    asked.kind(),
                                    asked.subject().focusArea(),
                                    asked.subject().topic(),
                                    asked.on()));
            case Posted posted -> {
                var same =
                        new Posted(
                                asked.office(),
                                asked.kind(),
                                asked.subject(),
                                asked.on(),
                                posted.until());
                if (posted.equals(same)) {
                    yield List.of();
                }
                throw new Rejection("listing-exists", "Something else was listed under this id.");
            }
        };
    }

    private static List<ListingEvent> withdraw(LocalDate on, Listing state) {
        var posted = posted(state);
        if (on.equals(posted.until())) {
            return List.of();
        }
        if (!posted.stands()) {
            throw new Rejection(
                    "listing-withdrawn", "It was withdrawn on %s.".formatted(posted.until()));
        }
        if (on.isBefore(posted.from())) {
            throw new Rejection(
                    "before-listing",
                    "It has been listed since %s; it cannot be withdrawn before."
                            .formatted(posted.from()));
        }
        return List.of(new Withdrawn(on));
    }

    private static Posted posted(Listing state) {
        return switch (state) {
            case Posted posted -> posted;
            case None _ -> throw new Rejection("listing-unknown", "There is no such listing.");
        };
    }
}
