package org.copractice.quality.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The platform as `./run` starts it, without the sample, on ports and data of its own.
final class Platform implements AutoCloseable {

    private static final List<String> PORTS =
            List.of(
                    "GATEWAY_PORT",
                    "MEMBERSHIP_PORT",
                    "ISSUER_PORT",
                    "POSTGRES_PORT",
                    "KAFKA_PORT",
                    "KAFKA_CONTROLLER_PORT");

    private final Map<String, String> ports;
    private final Process process;

    private Platform(Map<String, String> ports, Process process) {
        this.ports = ports;
        this.process = process;
    }

    static Platform start(Path home) throws IOException {
        var ports = freePorts();
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "../deploy/local/target/local-platform-0.1.0-SNAPSHOT.jar",
                        "--no-sample");
        builder.environment().putAll(ports);
        builder.environment().put("COPRACTICE_CHECKOUT", Path.of("..").toRealPath().toString());
        builder.environment().put("COPRACTICE_HOME", home.toString());
        var platform = new Platform(ports, builder.redirectErrorStream(true).start());
        platform.awaitReady();
        return platform;
    }

    private void awaitReady() throws IOException {
        var said = new StringBuilder();
        BufferedReader reader = process.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Copractice runs")) {
                return;
            }
        }
        throw new AssertionError("It did not start:\n" + said);
    }

    private static Map<String, String> freePorts() {
        var open = new ArrayList<ServerSocket>();
        try {
            var ports = new HashMap<String, String>();
            for (var name : PORTS) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                ports.put(name, Integer.toString(socket.getLocalPort()));
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(Platform::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a client has to know.
    Map<String, String> environment() {
        return Map.of(
                "GATEWAY",
                "http://localhost:" + ports.get("GATEWAY_PORT"),
                "ISSUER",
                "http://localhost:%s/copractice".formatted(ports.get("ISSUER_PORT")));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
