package org.copractice.membership.subscription.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.testing.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection goes to the address that was judged; who answers there must be who the name says.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostTest {

    private static final String NAME = "hooks.example.org";
    private static final String WORD = "no-secret";
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir static Path directory;

    private static Subscriber subscriber;

    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "SAN=dns:" + NAME);
        subscriber = Subscriber.secured(tls());
    }

    @AfterAll
    static void stop() {
        subscriber.close();
        VERTX.close();
    }

    @Test
    void the_judged_address_is_connected_to_and_the_host_is_verified_and_told() {
        var answer = send(NAME, trusting());
        assertEquals(204, answer.status(), answer::toString);
        assertEquals(
                "%s:%d".formatted(NAME, subscriber.port()),
                subscriber.sent().getLast().header("host"));
        assertEquals(List.of(NAME), asked);
    }

    @Test
    void who_has_a_certificate_of_another_name_is_not_told_anything() {
        int before = subscriber.sent().size();
        assertEquals("tls", send("other.example.org", trusting()).fault());
        assertEquals(before, subscriber.sent().size());
    }

    @Test
    void who_has_a_certificate_that_nobody_vouches_for_is_not_told_anything() {
        int before = subscriber.sent().size();
        assertEquals("tls", send(NAME, new HttpClientOptions()).fault());
        assertEquals(before, subscriber.sent().size());
    }

    @Test
    void what_does_not_answer_is_said_to_be_so_and_no_more() {
        var answer = post(trusting()).send(URI.create("http://localhost:1/"), Map.of(), "{}");
        assertEquals("unreachable", answer.fault());
        assertTrue(!answer.text().contains("localhost"), answer.text());
    }

    @Test
    void who_does_not_answer_in_time_is_hung_up_on() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer =
                    post(trusting(), Duration.ofMillis(300))
                            .send(
                                    URI.create(
                                            "http://localhost:%d/"
                                                    .formatted(silent.getLocalPort())),
                                    Map.of(),
                                    "{}");
            assertEquals("timeout", answer.fault());
            try (var connection = silent.accept()) {
                connection.setSoTimeout(5_000);
                var sent = connection.getInputStream().readAllBytes();
                assertTrue(new String(sent, UTF_8).endsWith("{}"));
            }
        }
    }

    private Answer send(String host, HttpClientOptions options) {
        return post(options)
                .send(
                        URI.create("https://%s:%d/hook".formatted(host, subscriber.port())),
                        Map.of("Content-Type", "text/plain"),
                        "{}");
    }

    private Post post(HttpClientOptions options) {
        return post(options, Duration.ofSeconds(15));
    }

    /// Every name leads to this machine.
    private Post post(HttpClientOptions options, Duration patience) {
        var destinations =
                new Destinations(
                        true,
                        host -> {
                            asked.add(host);
                            return List.of(InetAddress.getLoopbackAddress());
                        });
        return new Post(VERTX, options, destinations, patience, Clock.systemUTC());
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(store().toString()).setPassword(WORD));
    }

    private static Path store() {
        return directory.resolve("store.p12");
    }

    private static SSLContext tls() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store())) {
            keys.load(file, WORD.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, WORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        WORD));
        var process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor());
    }
}
