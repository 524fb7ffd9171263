package org.copractice.gateway.feed;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;

/// In which form a client would have the events.
enum Medium {
    BATCH("application/cloudevents-batch+json"),
    STREAM("text/event-stream"),
    /// The services refuse it.
    ANOTHER("");

    private final String text;

    Medium(String text) {
        this.text = text;
    }

    /// As the services choose: what the client likes best, and of two that it likes alike a batch.
    static Medium of(RoutingContext call) {
        var accepted = call.parsedHeaders().accept();
        if (accepted.isEmpty() || HttpMethod.HEAD.equals(call.request().method())) {
            return BATCH;
        }
        for (var each : accepted) {
            if (BATCH.isIn(each)) {
                return BATCH;
            }
            if (STREAM.isIn(each)) {
                return STREAM;
            }
        }
        return ANOTHER;
    }

    String text() {
        return text;
    }

    private boolean isIn(MIMEHeader range) {
        var wanted = range.value();
        return "*/*".equals(wanted)
                || text.equalsIgnoreCase(wanted)
                || text.replaceFirst("/.*", "/*").equalsIgnoreCase(wanted);
    }
}
