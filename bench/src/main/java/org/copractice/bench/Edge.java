package org.copractice.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What the way through the gateway costs a read by id: service, proxies and load generator share
/// the cores.
final class Edge {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 10;

    private Edge() {}

    static List<Line> measure(Stand stand, Path checkout, Length length) throws IOException {
        var path = Preparation.anOrganization(stand);
        try (var proxies = new Proxies(stand, checkout)) {
            for (var way :
                    List.of(stand.url(), proxies.gateway(), proxies.plain(), proxies.nginx())) {
                reads(stand, way, path, WARM_UP_SECONDS);
            }
            var direct = pairs(stand, path, length, proxies.gateway(), stand.url());
            return List.of(
                    Line.of(
                            "read through the gateway against directly",
                            direct,
                            " /s",
                            "0.5",
                            "0.65"),
                    Line.of(
                            "through the gateway against the proxy it is built on, alone",
                            pairs(stand, path, length, proxies.gateway(), proxies.plain()),
                            " /s",
                            "0.8",
                            "0.9"),
                    Line.of(
                            "through the gateway against nginx as a plain proxy",
                            pairs(stand, path, length, proxies.gateway(), proxies.nginx()),
                            " /s",
                            "0.6",
                            "0.85"),
                    latency(stand, path, length, proxies.gateway(), direct.oursMedian() / 4));
        }
    }

    private static Pairs pairs(
            Stand stand, String path, Length length, String ours, String against) {
        return Pairs.measure(
                length.pairs(),
                () -> reads(stand, ours, path, length.seconds()),
                () -> reads(stand, against, path, length.seconds()));
    }

    private static double reads(Stand stand, String way, String path, int seconds) {
        return stand.wrk(way).run("get.lua", path, CONNECTIONS, seconds).perSecond();
    }

    /// Each connection pauses after an answer for as long as makes the rate.
    private static Line latency(
            Stand stand, String path, Length length, String gateway, double perSecond) {
        var pause = Duration.ofMillis(Math.round(1000 * CONNECTIONS / perSecond));
        int seconds = length.seconds();
        var direct = stand.wrk().run("paced.lua", path, CONNECTIONS, seconds, pause);
        var through = stand.wrk(gateway).run("paced.lua", path, CONNECTIONS, seconds, pause);
        return new Line(
                "latency added by the gateway at %,.0f reads a second, p50 (p99)"
                        .formatted(through.perSecond()),
                millis(through.p50Millis(), through.p99Millis()),
                millis(direct.p50Millis(), direct.p99Millis()),
                "+"
                        + millis(
                                through.p50Millis() - direct.p50Millis(),
                                through.p99Millis() - direct.p99Millis()),
                "1 ms, p99 5 ms",
                "0.4 ms, p99 2 ms");
    }

    private static String millis(double p50, double p99) {
        return String.format(Locale.ROOT, "%.2f ms (%.2f ms)", p50, p99);
    }
}
