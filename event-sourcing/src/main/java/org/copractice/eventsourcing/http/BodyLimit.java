package org.copractice.eventsourcing.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What is held in memory may not be as long as a file, which becomes an [Upload]: that one has the
/// server's limit, everything else this one.
@ApplicationScoped
class BodyLimit {

    /// Behind where the server sets its own, before anything is read.
    private static final int FIRST = 1;

    /// As the server calls the limit of a request.
    private static final String OF_REQUEST = "io.quarkus.max-request-size";

    private final long limit;

    BodyLimit(
            @ConfigProperty(name = "copractice.body-limit", defaultValue = "10M")
                    MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext call) {
        if (!isFile(call)) {
            var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length != null && Long.parseLong(length) > limit) {
                call.response().putHeader(HttpHeaders.CONNECTION, "close").setStatusCode(413).end();
                return;
            }
            call.put(OF_REQUEST, limit);
        }
        call.next();
    }

    private static boolean isFile(RoutingContext call) {
        var type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv");
    }
}
