package org.copractice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/// How fast a read model is filled anew while the service serves.
final class Rebuilding {

    private static final String MODEL = "organizations-3";

    private Rebuilding() {}

    static Line measure(Stand stand, Length length) {
        stand.awaitFollowers();
        long events = progress(stand).get("head").asLong();
        var perSecond = new ArrayList<Double>();
        for (int i = 0; i < length.pairs(); i++) {
            perSecond.add(events / seconds(stand));
        }
        return new Line(
                "rebuild of a projection of %,d events".formatted(events),
                Line.number(Pairs.median(perSecond)) + " events/s",
                "–",
                "–",
                "50,000",
                "150,000");
    }

    private static double seconds(Stand stand) {
        long started = System.nanoTime();
        stand.call("operator", "POST", "/operations/read-models/%s/rebuild".formatted(MODEL), null);
        while (!isUnderWay(stand)) {
            LockSupport.parkNanos(1_000_000);
        }
        while (isUnderWay(stand)) {
            LockSupport.parkNanos(20_000_000);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static boolean isUnderWay(Stand stand) {
        return progress(stand).hasNonNull("rebuildPosition");
    }

    private static JsonNode progress(Stand stand) {
        for (var model : stand.call("operator", "GET", "/operations/read-models", null)) {
            if (model.get("name").asText().equals(MODEL)) {
                return model;
            }
        }
        throw new IllegalStateException("there is no read model " + MODEL);
    }
}
