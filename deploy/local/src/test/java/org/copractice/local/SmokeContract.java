package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.copractice.local.engine.DemoAccess;
import org.copractice.local.engine.Issuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole platform as `./run` starts it, used as partners and people use it: what must work
/// whichever issuer the tokens are from.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class SmokeContract {

    private static final String MUSEUMS = "/v1/organization-kinds/museum";
    private static final String MUSEUM = "{\"name\":\"Museum\",\"onePerCounty\":false}";

    Settings settings;
    Visitor visitor;
    private LocalPlatform platform;

    abstract Set<Options> options();

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        settings = Settings.aside(Settings.of(Map.of("COPRACTICE_CHECKOUT", "../..")), home);
        prepare();
        platform = new LocalPlatform(settings, Visitor.SILENT);
        platform.start(options());
        visitor = new Visitor(issuer(), settings.gatewayUrl());
    }

    void prepare() throws Exception {}

    @AfterAll
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    Issuer issuer() {
        return platform.issuer();
    }

    @Test
    void a_partner_reads_and_writes_with_client_credentials() throws Exception {
        var token = visitor.client("partner-demo");
        assertTrue(Set.of(200, 201).contains(put(MUSEUMS, MUSEUM, token).statusCode()));
        var read = get(MUSEUMS, token);
        assertEquals(200, read.statusCode());
        assertTrue(read.body().contains("\"name\":\"Museum\""), read.body());
    }

    @Test
    void a_client_without_the_scope_is_refused() throws Exception {
        var token = visitor.client("operator");
        assertForbidden(put(MUSEUMS, MUSEUM, token));
        assertForbidden(get("/v1/organization-kinds", token));
    }

    @Test
    void an_organizer_signs_in_with_a_code_and_writes() throws Exception {
        var token = visitor.person("olga");
        assertTrue(Set.of(200, 201).contains(put(MUSEUMS, MUSEUM, token).statusCode()));
    }

    @Test
    void a_member_signs_in_with_a_code_and_only_reads() throws Exception {
        var token = visitor.person("maria");
        assertEquals(200, get("/v1/organization-kinds", token).statusCode());
        assertForbidden(put(MUSEUMS, MUSEUM, token));
    }

    @Test
    void tokens_say_who_it_is_in_the_same_words() throws Exception {
        var partner = Visitor.claims(visitor.client("partner-demo"));
        assertEquals("partner-demo", partner.path("sub").asText());
        assertEquals("partner-demo", partner.path("azp").asText());
        assertEquals(
                Set.of(DemoAccess.SCOPES.get("partner-demo").split(" ")),
                Set.of(partner.path("scope").asText().split(" ")));
        var member = Visitor.claims(visitor.person("maria"));
        assertEquals("maria", member.path("sub").asText());
        assertEquals("copractice-portal", member.path("azp").asText());
        assertEquals("[\"member\"]", member.path("roles").toString());
        assertEquals("maria@example.org", member.path("email").asText());
        assertTrue(member.path("email_verified").asBoolean());
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier() throws Exception {
        assertEquals("invalid_grant", visitor.exchangeWithAnotherVerifier("olga"));
    }

    @Test
    void the_portal_sends_browsers_to_where_the_issuer_says() throws Exception {
        var document = get("/openapi.json", "").body();
        assertTrue(document.contains(visitor.endpoint("authorization_endpoint")), document);
        assertEquals(issuer().tokenEndpoint(), visitor.endpoint("token_endpoint"));
        assertTrue(document.contains(issuer().tokenEndpoint()), document);
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return visitor.send(request(path, token).GET());
    }

    private HttpResponse<String> put(String path, String body, String token) throws Exception {
        return visitor.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        // as it is now, whichever test was first
                        .header("If-Match", "*")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(settings.gatewayUrl() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"forbidden\""), answer.body());
    }
}
