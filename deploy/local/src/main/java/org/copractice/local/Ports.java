package org.copractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// Sees that every port is free before anything starts, and says which is not.
final class Ports {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    record Wanted(String by, int port, String variable) {}

    private Ports() {}

    static void check(List<Wanted> ports) {
        var taken = ports.stream().filter(wanted -> isTaken(wanted.port())).toList();
        if (!taken.isEmpty()) {
            var lines = taken.stream().map(Ports::explain).toList();
            throw new Unstartable(String.join("\n", lines));
        }
    }

    /// Ports that nobody uses at this moment.
    static List<Integer> free(int count) {
        var open = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String explain(Wanted wanted) {
        return "Port %d, which %s needs, is taken by another program. Stop that, or choose another port: %s=%d ./run"
                .formatted(wanted.port(), wanted.by(), wanted.variable(), wanted.port() + 1000);
    }

    /// Asking for the port is not enough: where another program listens on all addresses, or on the
    /// other loopback address only, some systems give it to us and clients would reach the other.
    private static boolean isTaken(int port) {
        return LOOPBACK.stream().anyMatch(address -> answers(address, port)) || !isFree(port);
    }

    private static boolean answers(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK.getFirst(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
