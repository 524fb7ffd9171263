package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TrafficTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void a_call_is_open_until_its_end_is_told() {
        var traffic = new Traffic("service", metrics);
        var first = traffic.begin(HttpMethod.GET);
        traffic.begin(HttpMethod.GET);
        assertEquals(2, openCalls("service"));
        first.accept(200);
        assertEquals(1, openCalls("service"));
    }

    @Test
    void who_starts_again_counts_anew_and_leaves_other_counts_alone() {
        var other = new Traffic("other", metrics);
        other.begin(HttpMethod.GET);
        new Traffic("service", metrics).begin(HttpMethod.GET);
        var again = new Traffic("service", metrics);
        assertEquals(0, openCalls("service"));
        again.begin(HttpMethod.GET);
        assertEquals(1, openCalls("service"));
        assertEquals(1, openCalls("other"));
    }

    private double openCalls(String upstream) {
        return metrics.get("gateway.open.calls").tag("upstream", upstream).gauge().value();
    }
}
