package org.copractice.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Looking for people among 100,000, one question after the other: what is common and what is rare,
/// as it begins, with slips, by region and role on a date.
final class Searching {

    private static final List<String> ASKED =
            List.of(
                    "q=maria",
                    "q=mar",
                    "q=jos",
                    "q=gonzales",
                    "q=mchael smit",
                    "q=maria gonzalez",
                    "q=ana pena",
                    "q=o'brien",
                    "q=nguyen",
                    "q=nobodyiscalledso",
                    "q=lopez&region=3",
                    "q=maria&region=3&role=teacher&on=2020-01-01",
                    "q=wei&role=principal",
                    "name=gar",
                    "region=7&on=2020-01-01",
                    "role=teacher&region=2");
    private static final int ROUNDS = 60;

    private Searching() {}

    static Line measure(Stand stand) {
        stand.awaitFollowers();
        stand.execute("membership", List.of("VACUUM ANALYZE", "CHECKPOINT"));
        var token = stand.token("partner-demo");
        for (int i = 0; i < ROUNDS; i++) {
            ASKED.forEach(question -> millis(stand, token, question));
        }
        var millis = new double[ROUNDS * ASKED.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = millis(stand, token, ASKED.get(i % ASKED.size()));
        }
        Arrays.sort(millis);
        return new Line(
                "looking for people among 100,000, p95 (p50)",
                String.format(
                        Locale.ROOT,
                        "%.1f ms (%.1f ms)",
                        millis[millis.length * 95 / 100],
                        millis[millis.length / 2]),
                "–",
                "–",
                "50 ms",
                "–");
    }

    private static double millis(Stand stand, String token, String question) {
        var query = question.replace(" ", "%20").replace("'", "%27");
        var request =
                HttpRequest.newBuilder(URI.create(stand.url() + "/v1/people?" + query))
                        .header("Authorization", "Bearer " + token);
        long started = System.nanoTime();
        var answer = stand.send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + " answered " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
