package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void a_service_is_told_how_long_it_has() {
        assertEquals(30_000, holds());
        assertEquals("30000", headers.get("X-Request-Timeout"));
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 1500",
        "30000, 30000",
        "30001, 30000",
        "999999999, 30000",
        "9999999999999999999999, 30000",
        "0, 1",
        "-1, 30000",
        "1.5, 30000",
        "soon, 30000",
        "'', 30000"
    })
    void a_client_may_wait_for_less_and_not_for_more(String sent, long holds) {
        headers.set("X-Request-Timeout", sent);
        assertEquals(holds, holds());
    }

    private long holds() {
        Deadline.set(headers, 30_000);
        return Deadline.of(headers);
    }
}
