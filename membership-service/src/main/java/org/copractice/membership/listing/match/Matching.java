package org.copractice.membership.listing.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Puts the offers that fit an ask in order, and says of each why it stands where it does. Pure:
/// the same offers lead to the same lines, whatever the order in which they come.
final class Matching {

    /// Which offices count.
    enum Regions {
        ANY,
        OTHER,
        SAME
    }

    /// What speaks for an offer, or against it.
    enum Reason {
        SAME_FOCUS_AREA,
        SAME_TOPIC,
        OTHER_REGION,
        SAME_REGION,
        REGION_UNKNOWN;

        /// As outsiders write it.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Match(Candidate offer, List<Reason> reasons) {

        private boolean has(Reason reason) {
            return reasons.contains(reason);
        }
    }

    /// Other regions first, then what fits to the letter, then what has stood longest; the ids of
    /// offices and listings settle the rest.
    private static final Comparator<Match> ORDER =
            Comparator.comparing((Match match) -> !match.has(Reason.OTHER_REGION))
                    .thenComparing(match -> !match.has(Reason.SAME_FOCUS_AREA))
                    .thenComparing(match -> match.offer().from())
                    .thenComparing(match -> match.offer().office().toString())
                    .thenComparing(match -> match.offer().listing().toString());

    private Matching() {}

    static List<Match> match(Candidate ask, List<Candidate> offers, Regions regions) {
        return offers.stream()
                .filter(offer -> !offer.office().equals(ask.office()))
                .map(offer -> new Match(offer, reasons(ask, offer)))
                .filter(Matching::fits)
                .filter(match -> counts(match, regions))
                .sorted(ORDER)
                .toList();
    }

    private static List<Reason> reasons(Candidate ask, Candidate offer) {
        var reasons = new ArrayList<Reason>();
        if (ask.focusArea() != null && ask.focusArea().equals(offer.focusArea())) {
            reasons.add(Reason.SAME_FOCUS_AREA);
        } else if (ask.topic().equals(offer.topic())) {
            reasons.add(Reason.SAME_TOPIC);
        }
        if (ask.region() == null || offer.region() == null) {
            reasons.add(Reason.REGION_UNKNOWN);
        } else {
            reasons.add(
                    ask.region().equals(offer.region()) ? Reason.SAME_REGION : Reason.OTHER_REGION);
        }
        return List.copyOf(reasons);
    }

    private static boolean fits(Match match) {
        return match.has(Reason.SAME_FOCUS_AREA) || match.has(Reason.SAME_TOPIC);
    }

    private static boolean counts(Match match, Regions regions) {
        return switch (regions) {
            case ANY -> true;
            case OTHER -> match.has(Reason.OTHER_REGION);
            case SAME -> match.has(Reason.SAME_REGION);
        };
    }
}
