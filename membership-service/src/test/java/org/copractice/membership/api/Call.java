package org.copractice.membership.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One request on its way to the service, made of an example: plain enough to be sent by the ten
/// thousand.
final class Call {

    /// @param headers without those that HTTP itself needs
    record Answer(int status, Map<String, List<String>> headers, String body) {

        boolean isJson() {
            return status == 200
                    && headers.getOrDefault("content-type", List.of("none"))
                            .getFirst()
                            .startsWith("application/json");
        }

        /// Without what tells one attempt from another whatever is asked.
        Answer comparable() {
            return new Answer(status, headers, body.replaceAll("\"traceId\":\"[0-9a-f]{32}\"", ""));
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI service;
    private String method;
    private final String path;
    private final Map<String, String> query = new TreeMap<>();
    private final List<String> headers = new ArrayList<>();
    private String body;

    Call(URI service, String method, String path) {
        this.service = service;
        this.method = method;
        this.path = path;
    }

    /// As the example has it, of the record with another id.
    static Call of(URI service, Example example, String id) {
        var call =
                new Call(
                        service,
                        example.operation().method(),
                        example.path(id.equals("none") ? Map.of() : Map.of("id", id)));
        call.query.putAll(example.query());
        if (example.body() != null) {
            call.body(example.body()).header("Content-Type", example.mediaType());
        }
        return call;
    }

    Call as(Caller caller) {
        return caller.token() == null ? this : header("Authorization", "Bearer " + caller.token());
    }

    Call header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    /// The same question, of which only status and headers are answered.
    Call head() {
        method = "HEAD";
        return this;
    }

    Call withoutQuery() {
        query.clear();
        return this;
    }

    Call body(String text) {
        body = text;
        return this;
    }

    Answer send() {
        var parameters =
                query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(
                                service.resolve(
                                        parameters.isEmpty() ? path : path + "?" + parameters))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new AssertionError(this + " got no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path + query;
    }
}
