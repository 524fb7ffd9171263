package org.copractice.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.copractice.local.Unstartable;
import org.copractice.local.engine.DemoAccess;
import org.copractice.local.engine.Issuer;

/// The public API, called with the token of a partner.
final class Api implements AutoCloseable {

    /// In one order, for keys are made of it.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private static final int EXISTS_AND_DIFFERS = 428;
    private static final int NOT_FOUND = 404;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String gateway;
    private final String token;

    Api(String gateway, Issuer issuer) {
        this.gateway = gateway;
        this.token = token(issuer);
    }

    /// Creates the record, unless it is there: what somebody has changed since stays as they left
    /// it.
    void put(String path, Map<String, ?> body) {
        var answer = send(request("PUT", path, body).build());
        if (answer.statusCode() != EXISTS_AND_DIFFERS) {
            read(answer);
        }
    }

    JsonNode post(String path, Map<String, ?> body) {
        return read(send(request("POST", path, body).header("If-Match", "*").build()));
    }

    void change(String path, Map<String, ?> body) {
        read(send(request("PUT", path, body).header("If-Match", "*").build()));
    }

    /// Each step is called by its name and told the rest.
    void steps(String path, List<Map<String, Object>> steps) {
        for (var step : steps) {
            var body = new LinkedHashMap<>(step);
            post(path + "/" + body.remove("step"), body);
        }
    }

    boolean has(String path) {
        var answer = send(request(path).build());
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        read(answer);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    private String token(Issuer issuer) {
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(DemoAccess.PARTNER, issuer.secret());
        var request =
                HttpRequest.newBuilder(URI.create(issuer.tokenEndpoint()))
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

    /// The key follows from what is said, so a load that was broken off goes on where it stopped:
    /// what was done before gets its first answer and is not done again.
    private HttpRequest.Builder request(String method, String path, Map<String, ?> body) {
        var json = json(body);
        var key = Ids.hash("%s %s %s".formatted(method, path, json)).toString();
        return request(path)
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(json));
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
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
                    """
                    The sample cannot be loaded. %s %s answered %d:
                    %s
                    If the data are of an earlier version, throw them away: ./run --fresh\
                    """
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
