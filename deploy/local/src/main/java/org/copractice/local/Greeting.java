package org.copractice.local;

import java.util.Set;
import org.copractice.local.engine.Issuer;
import org.copractice.local.keycloak.Keycloak;

/// What there is to look at, once everything runs.
final class Greeting {

    private Greeting() {}

    static String of(Settings settings, Set<Options> options, Issuer issuer) {
        return options.contains(Options.ENGINES_ONLY)
                ? engines(settings, issuer)
                : all(settings, issuer);
    }

    private static String engines(Settings settings, Issuer issuer) {
        return """

        The engines run. Ctrl-C stops them.

          PostgreSQL  jdbc:postgresql://localhost:%d/membership  (users membership, membership_owner)
          Kafka       localhost:%d
          Issuer      %s

        %s\
        """
                .formatted(
                        settings.postgresPort(), settings.kafkaPort(), issuer.url(), who(issuer));
    }

    private static String all(Settings settings, Issuer issuer) {
        return """

        Copractice runs. Ctrl-C stops it; the data are kept.

          Portal       http://localhost:%1$d
          API          http://localhost:%1$d/v1
          Health       http://localhost:%2$d/q/health
          Metrics      http://localhost:%2$d/q/metrics
          Issuer       %3$s
          Logs         %4$s

        %5$s
        Region 3's ten county offices:

          TOKEN=$(curl -s %6$s -d grant_type=client_credentials -d client_id=partner-demo -d client_secret=%7$s | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
          curl -s -H "Authorization: Bearer $TOKEN" 'http://localhost:%1$d/v1/organizations?kind=county-office&region=3'
        """
                .formatted(
                        settings.gatewayPort(),
                        settings.membershipPort(),
                        issuer.url(),
                        settings.logs(),
                        who(issuer),
                        issuer.tokenEndpoint(),
                        issuer.secret());
    }

    private static String who(Issuer issuer) {
        return issuer instanceof Keycloak keycloak
                ? """
                People (password %s): admin (administrator), olga (organizer), maria (member)
                Clients (secret %s): partner-demo (reads and writes), operator (operations)
                Keycloak's own console: %s (admin, password %s)
                """
                        .formatted(
                                keycloak.password(),
                                keycloak.secret(),
                                keycloak.console(),
                                keycloak.administratorPassword())
                : """
                People (any password will do): admin (administrator), olga (organizer), maria (member)
                Clients (any secret): partner-demo (reads and writes), operator (operations)
                """;
    }
}
