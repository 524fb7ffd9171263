package org.copractice.membership.events;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.testing.TestIssuer;

/// The feed as a partner's client reads it.
public final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("</v1/events\\?(.*)>; rel=\"next\"");
    private static final Pattern AFTER = Pattern.compile("(?<=[?&]|^)after=([^&]*)");

    private Events() {}

    public static String token() {
        return TestIssuer.client("follower", "events.read");
    }

    static RequestSpecification follower() {
        return given().auth().oauth2(token());
    }

    /// @param query such as `type=…&limit=5`
    static Response get(String query) {
        var response = follower().urlEncodingEnabled(false).get("/v1/events?" + query);
        response.then().statusCode(200).contentType("application/cloudevents-batch+json");
        return response;
    }

    /// From the beginning or a cursor to what is the end by now, batch by batch.
    public static List<JsonNode> all(String query) {
        var all = new ArrayList<JsonNode>();
        var next = query;
        boolean isLast = false;
        while (!isLast) {
            var response = get(next);
            var batch = events(response);
            all.addAll(batch);
            next = next(response);
            isLast = batch.isEmpty();
        }
        return all;
    }

    static List<JsonNode> events(Response response) {
        return List.copyOf(json(response.asString()).valueStream().toList());
    }

    /// The query with which to go on.
    static String next(Response response) {
        var link = NEXT.matcher(response.header("Link"));
        if (!link.matches()) {
            throw new AssertionError(response.header("Link"));
        }
        return link.group(1);
    }

    static String cursor(Response response) {
        var after = AFTER.matcher(next(response));
        if (!after.find()) {
            throw new AssertionError(next(response));
        }
        return after.group(1);
    }

    /// Of what there is by now.
    static String cursorAtEnd() {
        var response = get("limit=200");
        while (!events(response).isEmpty()) {
            response = get(next(response));
        }
        return cursor(response);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
