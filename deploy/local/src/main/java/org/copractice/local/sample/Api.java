package org.copractice.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.copractice.local.Unstartable;
import org.copractice.local.engine.DemoAccess;

/// The public API, called with the token of a partner.
final class Api implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EXISTS_AND_DIFFERS = 428;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String gateway;
    private final String token;

    Api(String gateway, String issuer) {
        this.gateway = gateway;
        this.token = token(issuer);
    }

    /// Creates the record, unless it is there: what somebody has changed since stays as they left
    /// it.
    void put(String path, Map<String, ?> body) {
        var answer = send(request(path).PUT(json(body)).build());
        if (answer.statusCode() != EXISTS_AND_DIFFERS) {
            read(answer);
        }
    }

    void post(String path, Map<String, ?> body) {
        read(send(request(path).header("If-Match", "*").POST(json(body)).build()));
    }

    /// All items of a list, page by page.
    List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        for (var next = path; next != null; ) {
            var page = read(send(request(next).GET().build()));
            page.path("items").forEach(items::add);
            next =
                    page.path("next").isTextual()
                            ? path + "&cursor=" + encode(page.path("next").asText())
                            : null;
        }
        return items;
    }

    @Override
    public void close() {
        client.close();
    }

    private String token(String issuer) {
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=any"
                        .formatted(DemoAccess.PARTNER);
        var request =
                HttpRequest.newBuilder(URI.create(issuer + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return read(send(request)).path("access_token").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unstartable("%s does not answer: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unstartable("Interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new Unstartable(
                    "The sample cannot be loaded. %s %s answered %d:\n%s"
                            .formatted(
                                    answer.request().method(),
                                    answer.request().uri(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new Unstartable("Not JSON: " + answer.body(), e);
        }
    }
}
