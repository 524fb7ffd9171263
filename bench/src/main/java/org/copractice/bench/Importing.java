package org.copractice.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// 100,000 people with their work, in one file of less than 10 MiB. Their names are made up, and as
/// unevenly frequent as names are.
final class Importing {

    private static final int PEOPLE = 100_000;
    private static final int OFFICES = 100;

    private static final List<String> FIRST =
            List.of("María", "José", "John", "Ana", "Michael", "Sofía", "Wei", "James", "Aisha");
    private static final List<String> LAST =
            List.of("González", "Smith", "García", "Nguyễn", "Johnson", "Peña", "Lee", "O'Brien");
    private static final List<String> SYLLABLES =
            List.of(
                    "ma", "ri", "jo", "se", "lo", "pe", "na", "gon", "za", "lez", "smi", "th",
                    "chen", "wu", "ra", "mi", "rez", "an", "der", "son", "el", "li", "ka", "to",
                    "vi", "do", "mar", "ti", "nez", "gar", "ci");

    private Importing() {}

    /// @return how long it took
    static double seconds(Stand stand) {
        var file = file(offices(stand));
        long started = System.nanoTime();
        var answer =
                stand.send(
                        HttpRequest.newBuilder(URI.create(stand.url() + "/v1/people/imports"))
                                .header("Authorization", "Bearer " + stand.token("partner-demo"))
                                .header("Content-Type", "text/csv")
                                .header("Accept", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(file)));
        if (!answer.body().contains("\"created\":" + PEOPLE)) {
            throw new IllegalStateException("the import answered " + answer.body());
        }
        return (System.nanoTime() - started) / 1e9;
    }

    static Line line(double seconds) {
        return new Line(
                "import of %,d people with their work (%,.0f a second)"
                        .formatted(PEOPLE, PEOPLE / seconds),
                Line.number(seconds) + " s",
                "–",
                "–",
                "300 s",
                "60 s");
    }

    /// Ten regions of the sample's size.
    private static List<String> offices(Stand stand) {
        for (int region = 1; region <= 10; region++) {
            stand.call(
                    "partner-demo",
                    "PUT",
                    "/v1/regions/" + region,
                    "{\"name\":\"Region %d\"}".formatted(region));
            stand.call(
                    "partner-demo",
                    "PUT",
                    "/v1/counties/%02d".formatted(region),
                    "{\"name\":\"County %1$d\",\"fips\":\"06%1$03d\",\"region\":%1$d}"
                            .formatted(region));
        }
        var offices = new ArrayList<String>();
        for (int i = 0; i < OFFICES; i++) {
            var body =
                    "{\"name\":\"Office %d\",\"kind\":\"museum\",\"county\":\"%02d\"}"
                            .formatted(i, i % 10 + 1);
            offices.add(
                    stand.call("partner-demo", "POST", "/v1/organizations", body)
                            .get("id")
                            .asText());
        }
        return offices;
    }

    private static String file(List<String> offices) {
        var random = new Random(1);
        var first = names(FIRST, 900, random);
        var last = names(LAST, 12_000, random);
        var file =
                new StringBuilder(
                        "key,name,sort-as,pronouns,email,phone,subjects,expertise,organization,role,from\n");
        for (int i = 0; i < PEOPLE; i++) {
            file.append(
                    "%d,%s %s,,,,,,,%s,%s,2019-08-01\n"
                            .formatted(
                                    i,
                                    frequent(first, random),
                                    frequent(last, random),
                                    offices.get(random.nextInt(offices.size())),
                                    i % 3 == 0 ? "teacher" : "principal"));
        }
        return file.toString();
    }

    private static List<String> names(List<String> known, int more, Random random) {
        var names = new ArrayList<>(known);
        for (int i = 0; i < more; i++) {
            var name = new StringBuilder();
            for (int syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
                name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            names.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return names;
    }

    private static String frequent(List<String> names, Random random) {
        return names.get((int) (names.size() * Math.pow(random.nextDouble(), 1.6)));
    }
}
