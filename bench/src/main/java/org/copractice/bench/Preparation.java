package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What must be there before anything is measured.
final class Preparation {

    private Preparation() {}

    /// The bare side has the same tables and the same function in a database of its own.
    static void prepare(Stand stand, Path checkout) {
        stand.execute("postgres", List.of("CREATE DATABASE bare"));
        stand.execute("bare", List.of(eventStore(checkout)));
        stand.call("partner-demo", "PUT", "/v1/organization-kinds/museum", "{\"name\":\"Museum\"}");
    }

    static void warmUp(Stand stand, Length length) {
        int requests = 0;
        while (requests < length.warmUpRequests()) {
            requests += (int) (stand.wrk().run("create.lua", "", 16, 5).perSecond() * 5);
            requests +=
                    (int)
                            (stand.wrk().run("get.lua", anOrganization(stand), 16, 5).perSecond()
                                    * 5);
            System.out.printf("warming up: %,d requests%n", requests);
        }
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
