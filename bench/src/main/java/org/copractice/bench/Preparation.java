package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What must be there before anything is measured.
final class Preparation {

    private static final int SECONDS = 5;

    private Preparation() {}

    /// The bare side has the same tables and the same function in a database of its own.
    static void prepare(Stand stand, Path checkout) {
        stand.execute("postgres", List.of("CREATE DATABASE bare"));
        stand.execute("bare", List.of(eventStore(checkout)));
        stand.call("partner-demo", "PUT", "/v1/organization-kinds/museum", "{\"name\":\"Museum\"}");
    }

    /// Until each kind of request was made as often as asked for: the last of them are compiled as
    /// the measured ones are.
    static void warmUp(Stand stand, Length length) {
        int[] requests = new int[3];
        while (Arrays.stream(requests).min().getAsInt() < length.warmUpRequests()) {
            requests[0] += warmUp(() -> Commands.create(stand, SECONDS));
            requests[1] += warmUp(() -> Commands.change(stand, SECONDS));
            requests[2] +=
                    warmUp(() ->
                            stand.wrk()
                                    .run("get.lua", anOrganization(stand), 16, SECONDS)
                                    .perSecond());
            System.out.printf(
                    "warming up: %,d new, %,d changed, %,d read%n",
                    requests[0], requests[1], requests[2]);
        }
    }

    private static int warmUp(DoubleSupplier perSecond) {
        return (int) (perSecond.getAsDouble() * SECONDS);
    }

    static String anOrganization(Stand stand) {
        return "/v1/organizations/"
                + stand.call("partner-demo", "GET", "/v1/organizations?limit=1", null)
                        .at("/items/0/id")
                        .asText();
    }

    private static String eventStore(Path checkout) {
        var script = "event-sourcing/src/main/resources/db/event-store/V0.1__event_store.sql";
        try {
            return Files.readString(checkout.resolve(script)).replace("${service}", "membership");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
