package org.copractice.eventsourcing.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/// A real OIDC issuer for tests, shared by all of a JVM, which gives any token that is asked for.
public final class TestIssuer {

    private static final String ISSUER = "copractice";
    private static final Duration USUAL = Duration.ofHours(1);
    private static MockOAuth2Server server;

    private TestIssuer() {}

    public static synchronized String url() {
        if (server == null) {
            server = new MockOAuth2Server();
            server.start();
        }
        return server.issuerUrl(ISSUER).toString().replaceAll("/$", "");
    }

    /// Whose e-mail is verified to be `<subject>@example.org`.
    ///
    /// @param roles of a person
    public static String person(String subject, String... roles) {
        return token(
                subject,
                Map.of(
                        "roles",
                        List.of(roles),
                        "email",
                        subject + "@example.org",
                        "email_verified",
                        true));
    }

    /// Who has stated an e-mail that nobody has verified.
    public static String unverified(String subject, String email, String... roles) {
        return token(
                subject, Map.of("roles", List.of(roles), "email", email, "email_verified", false));
    }

    /// @param scope granted to a client, separated by spaces
    public static String client(String id, String scope) {
        return token(id, Map.of("scope", scope));
    }

    /// @param lasts until it expires
    public static String client(String id, String scope, Duration lasts) {
        return token(id, Map.of("scope", scope), lasts);
    }

    private static String token(String subject, Map<String, ?> claims) {
        return token(subject, claims, USUAL);
    }

    private static String token(String subject, Map<String, ?> claims, Duration lasts) {
        url();
        return server.issueToken(ISSUER, subject, "copractice", claims, lasts.toSeconds())
                .serialize();
    }
}
