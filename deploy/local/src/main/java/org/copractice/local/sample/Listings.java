package org.copractice.local.sample;

import java.util.List;
import org.copractice.local.sample.Practice.Listing;

/// What county offices offer and ask for. They come last of all, and the last of them alone: where
/// it is there, the whole sample is.
record Listings(Api api, List<Listing> listings, Steps steps) {

    boolean areComplete() {
        return api.has(path(listings.getLast()));
    }

    void load() {
        steps.each("Offers and asks", listings.subList(0, listings.size() - 1), this::list);
        list(listings.getLast());
    }

    private void list(Listing listing) {
        api.put(
                path(listing),
                Body.of("office", Ids.organization(listing.office()))
                        .and("kind", listing.kind())
                        .and("focusArea", Ids.focusArea(listing.community(), listing.focusArea()))
                        .and("topic", listing.topic())
                        .and("on", listing.on()));
    }

    private static String path(Listing listing) {
        return "/v1/listings/" + listing.id();
    }
}
