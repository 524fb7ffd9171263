package org.copractice.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service that accepts connections and never says a word, and clients that go on asking it.
final class Hanging implements AutoCloseable {

    static final String PATH = "/v1/hanging";

    private static final int CLIENTS = 48;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerSocket socket;

    Hanging() throws IOException {
        socket = new ServerSocket(0, 4 * CLIENTS, InetAddress.getLoopbackAddress());
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    interface Clients extends AutoCloseable {
        @Override
        void close();
    }

    /// Clients at work until closed: each waits for its answer, or for the 503 of a gateway that
    /// has given the service up, and asks again after a pause.
    static Clients clients(String url, String token) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> ask(http, request));
        }
        return () -> end(clients, http);
    }

    private static void ask(HttpClient http, HttpRequest request) {
        try {
            while (true) {
                http.send(request, BodyHandlers.discarding());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the gateway hung up on a client", e);
        }
    }

    private static void end(ExecutorService clients, HttpClient http) {
        clients.shutdownNow();
        clients.close();
        http.shutdownNow();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
