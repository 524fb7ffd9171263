package org.copractice.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/// A caller of the gateway.
record Client(URI gateway, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(request(path).method(method, body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    /// The answer while it comes.
    static HttpResponse<InputStream> stream(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofInputStream());
    }

    private static <B> HttpResponse<B> send(HttpRequest.Builder request, BodyHandler<B> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For what the client library would not send.
    Wire wire() {
        return new Wire(gateway, token);
    }

    /// The whole answer to bytes that ask the gateway to close the connection afterwards.
    String exchange(String text) {
        try (var wire = wire()) {
            wire.write(text);
            return wire.readAll();
        }
    }

    static JsonObject problem(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}
