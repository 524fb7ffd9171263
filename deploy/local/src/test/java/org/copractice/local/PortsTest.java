package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortsTest {

    @Test
    void every_taken_port_is_named_with_the_way_out() throws Exception {
        try (var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var everywhere = new ServerSocket(0)) {
            var wanted =
                    List.of(
                            new Ports.Wanted("Kafka", loopback.getLocalPort(), "KAFKA_PORT"),
                            new Ports.Wanted(
                                    "the gateway", everywhere.getLocalPort(), "GATEWAY_PORT"));
            var said = assertThrows(Unstartable.class, () -> Ports.check(wanted)).getMessage();
            assertTrue(said.contains("Port " + loopback.getLocalPort()), said);
            assertTrue(said.contains("KAFKA_PORT="), said);
            assertTrue(said.contains("Port " + everywhere.getLocalPort()), said);
            assertTrue(said.contains("the gateway"), said);
        }
    }

    @Test
    void free_ports_are_no_reason_to_complain() {
        var free = Ports.free(1).getFirst();
        assertDoesNotThrow(() -> Ports.check(List.of(new Ports.Wanted("it", free, "IT"))));
    }

    @Test
    void a_port_that_is_none_is_refused_by_name() {
        var environment = Map.of("KAFKA_PORT", "ninety");
        var said = assertThrows(Unstartable.class, () -> Settings.of(environment)).getMessage();
        assertTrue(said.contains("KAFKA_PORT"), said);
        assertTrue(said.contains("ninety"), said);
    }
}
