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
                    latency(stand, path, length, proxies.gateway(), direct.oursMedian() / 4));
        }
    }

    /// The clients that go on asking cost the machine as much either way: the one time the gateway
    /// answers them because it has given the service up, the other time because there is none.
    static Line besideHanging(Stand stand, Path checkout, Length length) throws IOException {
        var path = Preparation.anOrganization(stand);
        try (var hanging = new Hanging();
                var proxies = new Proxies(stand, checkout, hanging)) {
            var gateway = proxies.gateway();
            reads(stand, gateway, path, WARM_UP_SECONDS);
            double rate = reads(stand, gateway, path, WARM_UP_SECONDS) / 4;
            var p99 =
                    Pairs.measure(
                            length.pairs(),
                            () -> p99(stand, gateway, path, length, rate, Hanging.PATH),
                            () -> p99(stand, gateway, path, length, rate, "/v1/nothing"));
            return new Line(
                    "p99 of a read through the gateway while 48 clients ask a service that hangs",
                    Line.number(p99.oursMedian()) + " ms",
                    Line.number(p99.bareMedian()) + " ms",
                    String.format(Locale.ROOT, "%.2f×", p99.ratio()),
                    "1.1×",
                    "–");
        }
    }

    private static double p99(
            Stand stand, String gateway, String path, Length length, double rate, String asked) {
        try (var _ = Hanging.clients(gateway + asked, stand.token("operator"))) {
            return paced(stand, gateway, path, length, rate).p99Millis();
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
