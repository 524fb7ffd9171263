package org.copractice.local;

import java.util.Set;

/// What there is to look at, once everything runs.
final class Greeting {

    private Greeting() {}

    static String of(Settings settings, Set<Options> options) {
        return options.contains(Options.ENGINES_ONLY) ? engines(settings) : all(settings);
    }

    private static String engines(Settings settings) {
        return """

        The engines run. Ctrl-C stops them.

          PostgreSQL  jdbc:postgresql://localhost:%d/membership  (users membership, membership_owner)
          Kafka       localhost:%d
          Issuer      http://localhost:%d/copractice
        """
                .formatted(settings.postgresPort(), settings.kafkaPort(), settings.issuerPort());
    }

    private static String all(Settings settings) {
        return """

        Copractice runs. Ctrl-C stops it; the data are kept.

          Portal       http://localhost:%1$d
          API          http://localhost:%1$d/v1
          Health       http://localhost:%2$d/q/health
          Metrics      http://localhost:%2$d/q/metrics
          Issuer       http://localhost:%3$d/copractice
          Logs         %4$s

        People (any password will do): admin (administrator), olga (organizer), maria (member)
        Clients: partner-demo (reads and writes), operator (operations)

        Region 3's ten county offices:

          TOKEN=$(curl -s http://localhost:%3$d/copractice/token -d grant_type=client_credentials -d client_id=partner-demo -d client_secret=any | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
          curl -s -H "Authorization: Bearer $TOKEN" 'http://localhost:%1$d/v1/organizations?kind=county-office&region=3'
        """
                .formatted(
                        settings.gatewayPort(),
                        settings.membershipPort(),
                        settings.issuerPort(),
                        settings.logs());
    }
}
