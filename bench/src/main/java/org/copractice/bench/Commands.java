package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Commands over HTTP, token, idempotency key and inline read model included, against the bare
/// append of the same event.
final class Commands {

    private static final String EVENT =
            "ARRAY[gen_random_uuid()], ARRAY['organization.%s'], ARRAY[1],"
                    + " ARRAY['{\"kind\":\"museum\",\"name\":\"Organization 6742f3a1-1b2c3-12345\"}'],"
                    + " '{\"actor\":\"partner-demo\",\"correlation\":\"cdccf415e11edb435ca9f10ed62597c7\","
                    + "\"trace\":\"00-cdccf415e11edb435ca9f10ed62597c7-cdccf415e11edb43-00\"}', now())";
    private static final String CREATE =
            "SELECT append(gen_random_uuid(), 'organization', 0, "
                    + EVENT.formatted("registered")
                    + ";";
    private static final String CHANGE = "\\set n random(1, 10000)\nSELECT bench_change(:n);";

    /// Finds the revision inside the call, so that the bare side stays one call, too.
    private static final List<String> EXISTING =
            List.of(
                    """
                    CREATE FUNCTION bench_id(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                    $$ SELECT lpad(to_hex(n), 32, '0')::uuid $$\
                    """,
                    "SELECT append(bench_id(n), 'organization', 0, "
                            + EVENT.formatted("registered")
                            + " FROM generate_series(1, 10000) n",
                    """
                    CREATE FUNCTION bench_change(n int) RETURNS void LANGUAGE plpgsql AS $$
                    DECLARE at int;
                    BEGIN
                        SELECT revision INTO at FROM stream WHERE id = bench_id(n) FOR UPDATE;
                        PERFORM append(bench_id(n), 'organization', at, %s;
                    END $$\
                    """
                            .formatted(EVENT.formatted("renamed")));

    private Commands() {}

    static List<Line> measure(Stand stand, Length length) {
        var lines = new ArrayList<Line>();
        int seconds = length.seconds();
        lines.add(
                Line.of(
                        "creating command against bare append",
                        Pairs.measure(
                                length.pairs(),
                                () -> create(stand, seconds),
                                () -> stand.pgbench().run("bare", "create", CREATE, seconds)),
                        " /s",
                        "0.35",
                        "0.5"));
        stand.execute("bare", EXISTING);
        lines.add(
                Line.of(
                        "changing command against bare append",
                        Pairs.measure(
                                length.pairs(),
                                () -> change(stand, seconds),
                                () -> stand.pgbench().run("bare", "change", CHANGE, seconds)),
                        " /s",
                        "0.3",
                        "0.42"));
        return lines;
    }

    /// @return how many a second
    static double create(Stand stand, int seconds) {
        return stand.wrk().run("create.lua", "", 16, seconds).perSecond();
    }

    /// @return how many a second
    static double change(Stand stand, int seconds) {
        try (var connection = stand.database("membership");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT id, revision FROM organization ORDER BY id LIMIT 10000")) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1) + " " + rows.getInt(2));
            }
            Files.write(stand.directory().resolve("streams"), lines);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stand.wrk().run("change.lua", "", 16, seconds).perSecond();
    }
}
