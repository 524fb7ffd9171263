package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.copractice.local.keycloak.Keycloak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// With the realm of production, and with what an issuer that checks credentials must refuse.
@EnabledIfSystemProperty(
        named = "keycloak",
        matches = "true",
        disabledReason = "./test --without-keycloak, or Maven without -Dkeycloak")
class KeycloakSmokeTest extends SmokeContract {

    private static final String NEXT_KEY =
            """
            {"name": "next", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
             "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}
            """;

    private String fromBefore;

    @Override
    Set<Options> options() {
        return EnumSet.of(Options.NO_SAMPLE, Options.KEYCLOAK);
    }

    /// Starts Keycloak twice before the platform does: a start that is broken off leaves nothing
    /// behind, and one that is complete leaves all.
    @Override
    void prepare() throws Exception {
        Home.enter(settings, false).close();
        breakOffAStart();
        var keycloak = Keycloak.of(settings);
        try {
            assertEquals(List.of(), keycloak.start());
            fromBefore = new Visitor(keycloak, settings.gatewayUrl()).client("partner-demo");
        } finally {
            keycloak.close();
        }
    }

    private void breakOffAStart() {
        var keycloak = Keycloak.of(settings);
        var starting =
                CompletableFuture.runAsync(() -> {
                    try {
                        keycloak.start();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        while (keycloak.process() == null && !starting.isDone()) {
            Thread.onSpinWait();
        }
        keycloak.close();
        assertThrows(CompletionException.class, starting::join);
    }

    @Test
    void what_it_has_given_out_and_made_is_kept_over_a_restart() throws Exception {
        assertEquals(200, get("/v1/organization-kinds", fromBefore).statusCode());
    }

    @Test
    void its_keys_are_changed_while_all_goes_on() throws Exception {
        var old = visitor.client("partner-demo");
        assertEquals(200, get("/v1/organization-kinds", old).statusCode());

        addKey();

        var renewed = visitor.client("partner-demo");
        assertNotEquals(keyOf(old), keyOf(renewed));
        assertEquals(200, get("/v1/organization-kinds", renewed).statusCode());
        assertEquals(200, get("/v1/organization-kinds?limit=1", old).statusCode());
    }

    @Test
    void a_wrong_password_or_secret_gets_nothing() throws Exception {
        var page = visitor.signIn("olga", "wrong", visitor.question());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Invalid username or password"), page.body());
        assertEquals("unauthorized_client", error("partner-demo", "wrong", ""));
    }

    @Test
    void nobody_gets_a_scope_that_was_not_granted() throws Exception {
        assertEquals("invalid_scope", error("partner-demo", issuer().secret(), "operations"));
    }

    @Test
    void a_code_goes_only_to_the_portal_and_only_with_a_challenge() throws Exception {
        var elsewhere = new HashMap<>(visitor.question());
        elsewhere.put("redirect_uri", "http://attacker.example/");
        assertEquals(400, visitor.signIn("olga", issuer().password(), elsewhere).statusCode());

        var unproven = new HashMap<>(visitor.question());
        unproven.remove("code_challenge");
        unproven.remove("code_challenge_method");
        var refused = visitor.signIn("olga", issuer().password(), unproven);
        assertTrue(
                refused.headers()
                        .firstValue("Location")
                        .orElse("")
                        .contains("error=invalid_request"),
                refused::toString);
    }

    @Test
    void the_portal_takes_no_passwords() throws Exception {
        var error =
                visitor.grant(
                                Map.of(
                                        "grant_type", "password",
                                        "client_id", "copractice-portal",
                                        "username", "olga",
                                        "password", issuer().password()))
                        .path("error");
        assertEquals("unauthorized_client", error.asText());
    }

    @Test
    void what_production_imports_knows_nobody_and_no_secret() throws Exception {
        var realm =
                Files.readString(
                        settings.checkout().resolve("deploy/keycloak/copractice-realm.json"));
        for (var local : Set.of("\"users\"", "secret", "localhost", "127.0.0.1", "demo")) {
            assertFalse(realm.contains(local), local);
        }
    }

    private String error(String client, String secret, String scope) throws Exception {
        return visitor.grant(
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", client,
                                "client_secret", secret,
                                "scope", scope))
                .path("error")
                .asText();
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    /// As the guide says: a key that comes before the others.
    private void addKey() throws Exception {
        var keycloak = (Keycloak) issuer();
        var server = URI.create("http://localhost:" + settings.issuerPort());
        var signedIn =
                visitor.send(
                        HttpRequest.newBuilder(
                                        server.resolve(
                                                "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=password&client_id=admin-cli"
                                                        + "&username=admin&password="
                                                        + keycloak.administratorPassword())));
        var token = new ObjectMapper().readTree(signedIn.body()).path("access_token").asText();
        var made =
                visitor.send(
                        HttpRequest.newBuilder(
                                        server.resolve("/admin/realms/copractice/components"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(NEXT_KEY)));
        assertEquals(201, made.statusCode(), made.body());
    }
}
