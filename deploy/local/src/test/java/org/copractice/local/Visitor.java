package org.copractice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.copractice.local.engine.Issuer;

/// A partner's system and a person's browser, as the issuer sees them.
record Visitor(Issuer issuer, String gateway) {

    static final Terminal SILENT = new Terminal(new PrintStream(OutputStream.nullOutputStream()));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PORTAL = "copractice-portal";
    private static final String VERIFIER =
            "a-verifier-is-a-secret-of-forty-three-or-more-characters";

    static JsonNode claims(String token) throws Exception {
        return JSON.readTree(SignedJWT.parse(token).getPayload().toString());
    }

    String client(String id) throws Exception {
        return grant(
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                id,
                                "client_secret",
                                issuer.secret()))
                .path("access_token")
                .asText();
    }

    /// Signs in on the issuer's page and comes back to the portal with a code.
    String person(String name) throws Exception {
        return exchange(code(name), VERIFIER).path("access_token").asText();
    }

    /// @return the error
    String exchangeWithAnotherVerifier(String name) throws Exception {
        return exchange(code(name), VERIFIER.toUpperCase(Locale.ROOT)).path("error").asText();
    }

    String endpoint(String name) throws Exception {
        var discovery = URI.create(issuer.url() + "/.well-known/openid-configuration");
        var answer = send(HttpRequest.newBuilder(discovery).GET());
        return JSON.readTree(answer.body()).path(name).asText();
    }

    /// The answer to the form of the sign-in page, filled in and sent.
    HttpResponse<String> signIn(String name, String password, Map<String, String> asked)
            throws Exception {
        var start = URI.create(endpoint("authorization_endpoint") + "?" + form(asked));
        var page = send(HttpRequest.newBuilder(start).GET());
        if (page.statusCode() != 200) {
            return page;
        }
        var form = Form.of(page.body(), name);
        var fields = new LinkedHashMap<>(form.hidden());
        fields.putIfAbsent("username", name);
        fields.putIfAbsent("password", password);
        return send(
                HttpRequest.newBuilder(form.action(start))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies(page))
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    /// Browsers send those marked "secure" to this machine without TLS as well; the JDK's own
    /// cookie handler does not.
    private static String cookies(HttpResponse<?> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    /// What a browser asks for on behalf of the portal.
    Map<String, String> question() throws Exception {
        return Map.of(
                "response_type", "code",
                "client_id", PORTAL,
                "scope", "openid",
                "state", "smoke",
                "redirect_uri", comeBack(),
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }

    JsonNode grant(Map<String, String> fields) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(issuer.tokenEndpoint()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields)));
        return JSON.readTree(send(request).body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String code(String name) throws Exception {
        var back = signIn(name, issuer.password(), question());
        var location = back.headers().firstValue("Location").orElse("");
        if (!location.startsWith(comeBack() + "?")) {
            throw new AssertionError(back.statusCode() + " " + location + "\n" + back.body());
        }
        return location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private JsonNode exchange(String code, String verifier) throws Exception {
        return grant(
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", PORTAL,
                        "code", code,
                        "redirect_uri", comeBack(),
                        "code_verifier", verifier));
    }

    private String comeBack() {
        return gateway + "/reference/oauth2-redirect.html";
    }

    private static String challenge() throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
