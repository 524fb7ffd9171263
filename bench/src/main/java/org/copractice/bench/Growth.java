package org.copractice.bench;

import java.util.List;
import java.util.Locale;

/// Does a full store answer as fast as an empty one? Latencies of one client, so that nothing
/// queues.
final class Growth {

    private static final int DEEP_PAGE = 1_000;
    private static final int PAGE = 50;

    private Growth() {}

    static List<Line> measure(Stand stand, Length length) {
        empty(stand);
        double small = latency(stand, length);
        fill(stand, length.events());
        double large = latency(stand, length);
        var first = "/v1/organizations?limit=" + PAGE;
        var deep = first + "&cursor=" + deepCursor(stand);
        stand.wrk().run("get.lua", first, 1, length.seconds());
        var pages =
                Pairs.measure(
                        length.pairs(),
                        () -> stand.wrk().run("get.lua", deep, 1, length.seconds()).p50Millis(),
                        () -> stand.wrk().run("get.lua", first, 1, length.seconds()).p50Millis());
        return List.of(
                new Line(
                        "command latency, p50, with %,d events against few"
                                .formatted(length.events()),
                        millis(large),
                        millis(small),
                        percent(large / small),
                        "+15 %",
                        "+5 %"),
                new Line(
                        "page 1,000 of a list against page 1, p50",
                        millis(pages.oursMedian()),
                        millis(pages.bareMedian()),
                        percent(pages.ratio()),
                        "+20 %",
                        "+5 %"));
    }

    private static double latency(Stand stand, Length length) {
        stand.awaitFollowers();
        return stand.wrk().run("create.lua", "", 1, length.seconds()).p50Millis();
    }

    /// The service stays as warm as it is; only its store begins anew.
    private static void empty(Stand stand) {
        stand.awaitFollowers();
        stand.execute(
                "membership",
                List.of(
                        "TRUNCATE organization, coverage_organization, idempotency, snapshot",
                        "DELETE FROM event WHERE type LIKE 'organization.%'",
                        "DELETE FROM stream WHERE category = 'organization'",
                        "VACUUM FULL ANALYZE event",
                        "VACUUM FULL ANALYZE stream",
                        "CHECKPOINT"));
        stand.wrk().run("create.lua", "", 1, 1);
    }

    /// Rows as the service would write them, in bulk.
    private static void fill(Stand stand, int events) {
        stand.execute(
                "membership",
                List.of(
                        """
                        CREATE TEMP TABLE filling AS
                        SELECT gen_random_uuid() AS id, n, 'Filling ' || lpad(n::text, 9, '0') AS name
                        FROM generate_series(1, %d) n\
                        """
                                .formatted(events),
                        "INSERT INTO stream SELECT id, 'organization', 1 FROM filling",
                        """
                        INSERT INTO event (stream_id, revision, id, type, schema_version, data,
                            metadata, recorded_at)
                        SELECT id, 1, gen_random_uuid(), 'organization.registered', 1,
                            json_build_object('kind', 'museum', 'name', name)::text,
                            '{"actor":"bench","correlation":"bench"}', now() FROM filling\
                        """,
                        """
                        INSERT INTO organization (id, revision, document, sort_name, kind, status)
                        SELECT id, 1, json_build_object('id', id, 'revision', 1, 'name', name, 'kind',
                            'museum', 'status', 'open')::text, lower(name), 'museum', 'open'
                        FROM filling\
                        """,
                        "VACUUM ANALYZE",
                        "CHECKPOINT"));
    }

    /// Follows the list as a client would.
    private static String deepCursor(Stand stand) {
        String cursor = null;
        for (int items = 0; items < DEEP_PAGE * PAGE; items += 200) {
            cursor =
                    stand.call(
                                    "partner-demo",
                                    "GET",
                                    "/v1/organizations?limit=200"
                                            + (cursor == null ? "" : "&cursor=" + cursor),
                                    null)
                            .get("next")
                            .asText();
        }
        return cursor;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.0f %%", (ratio - 1) * 100);
    }
}
