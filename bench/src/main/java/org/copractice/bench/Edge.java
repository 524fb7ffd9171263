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
        try (var hanging = new Hanging();
                var proxies = new Proxies(stand, checkout, hanging)) {
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
                    latency(stand, path, length, proxies.gateway(), direct.oursMedian() / 4),
                    besideHanging(stand, path, length, proxies.gateway(), direct.oursMedian() / 4));
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

    private static Line latency(
            Stand stand, String path, Length length, String gateway, double perSecond) {
        var direct = paced(stand, stand.url(), path, length, perSecond);
        var through = paced(stand, gateway, path, length, perSecond);
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

    private static Line besideHanging(
            Stand stand, String path, Length length, String gateway, double perSecond) {
        var p99 =
                Pairs.measure(
                        length.pairs(),
                        () -> {
                            try (var _ = Hanging.clients(gateway, stand.token("operator"))) {
                                return paced(stand, gateway, path, length, perSecond).p99Millis();
                            }
                        },
                        () -> paced(stand, gateway, path, length, perSecond).p99Millis());
        return new Line(
                "p99 of a read through the gateway, at that rate, while another service hangs",
                Line.number(p99.oursMedian()) + " ms",
                Line.number(p99.bareMedian()) + " ms",
                String.format(Locale.ROOT, "%.2f×", p99.ratio()),
                "1.1×",
                "–");
    }

    /// Each connection pauses after an answer for as long as makes the rate.
    private static Wrk.Result paced(
            Stand stand, String way, String path, Length length, double perSecond) {
        var pause = Duration.ofMillis(Math.round(1000 * CONNECTIONS / perSecond));
        return stand.wrk(way).run("paced.lua", path, CONNECTIONS, length.seconds(), pause);
    }

    private static String millis(double p50, double p99) {
        return String.format(Locale.ROOT, "%.2f ms (%.2f ms)", p50, p99);
    }
}
