package org.copractice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Three ways to the service: our gateway with all its policies, the proxy it is built on alone,
/// and nginx.
final class Proxies implements AutoCloseable {

    private static final int GATEWAY = 18_080;
    private static final int PLAIN = 18_082;
    private static final int NGINX = 18_083;

    private final List<Process> running = new ArrayList<>();

    /// @param hanging a second service behind the gateway
    Proxies(Stand stand, Path checkout, Hanging hanging) throws IOException {
        running.add(gateway(stand, checkout, hanging));
        running.add(plain(stand, checkout));
        running.add(nginx(stand));
        for (var url : List.of(gateway(), plain(), nginx())) {
            stand.awaitReady(url + "/v1/regions");
        }
    }

    String gateway() {
        return "http://localhost:" + GATEWAY;
    }

    String plain() {
        return "http://localhost:" + PLAIN;
    }

    String nginx() {
        return "http://localhost:" + NGINX;
    }

    /// The quota is counted, and large enough never to be met.
    private static Process gateway(Stand stand, Path checkout, Hanging hanging) throws IOException {
        return stand.java(
                "gateway",
                List.of(
                        "-Dgateway.upstreams.hanging.url=" + hanging.url(),
                        "-Dgateway.upstreams.hanging.prefixes=" + Hanging.PATH,
                        "-jar",
                        checkout.resolve("gateway/target/quarkus-app/quarkus-run.jar").toString()),
                Map.of(
                        "PORT",
                        "" + GATEWAY,
                        "MEMBERSHIP_URL",
                        stand.url(),
                        "OIDC_ISSUER",
                        stand.issuer(),
                        "GATEWAY_RATE_CALLS",
                        "100000000",
                        "LOG_JSON",
                        "false"));
    }

    private static Process plain(Stand stand, Path checkout) throws IOException {
        return stand.java(
                "plain-proxy",
                List.of(
                        "-cp",
                        checkout.resolve("bench/target/bench-0.1.0-SNAPSHOT.jar").toString(),
                        PlainProxy.class.getName(),
                        "" + PLAIN,
                        "" + Stand.SERVICE_PORT),
                Map.of());
    }

    private static Process nginx(Stand stand) throws IOException {
        var home = stand.directory().resolve("nginx");
        Files.createDirectories(home);
        var configuration = home.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off;
                worker_processes 2;
                pid nginx.pid;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    keepalive_requests 1000000000;
                    upstream service {
                        server 127.0.0.1:%d;
                        keepalive 64;
                        keepalive_requests 1000000000;
                    }
                    server {
                        listen 127.0.0.1:%d;
                        location / {
                            proxy_pass http://service;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                        }
                    }
                }
                """
                        .formatted(Stand.SERVICE_PORT, NGINX));
        return stand.start(
                "nginx",
                new ProcessBuilder(
                        "nginx",
                        "-p",
                        home.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        "log"));
    }

    @Override
    public void close() {
        running.forEach(Ending::end);
    }
}
