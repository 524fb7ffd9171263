package org.copractice.eventsourcing.testing;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// An OIDC issuer reduced to what a verifier reads of it: the discovery document and the keys.
/// Unlike [TestIssuer] it signs whatever is wanted, with any of its keys.
public final class Issuer {

    private final int port;
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    private final AtomicInteger keyRequests = new AtomicInteger();
    private volatile CompletableFuture<Void> keysMayGo = CompletableFuture.completedFuture(null);
    private HttpServer server;

    private Issuer(int port) {
        this.port = port;
        addKey("first", "RSA");
    }

    public static Issuer started() {
        var issuer = notStarted();
        issuer.start();
        return issuer;
    }

    public static Issuer notStarted() {
        return new Issuer(freePort());
    }

    public String url() {
        return "http://localhost:" + port + "/copractice";
    }

    public void start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/copractice/.well-known/openid-configuration", this::discovery);
        serve("/copractice/jwks", this::publicKeys);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public void stop() {
        server.stop(0);
    }

    /// Until the answer is completed, whoever asks for the keys waits.
    public CompletableFuture<Void> holdKeys() {
        keysMayGo = new CompletableFuture<>();
        return keysMayGo;
    }

    public int keyRequests() {
        return keyRequests.get();
    }

    public KeyPair addKey(String id, String algorithm) {
        return keys.computeIfAbsent(id, _ -> generate(algorithm));
    }

    public KeyPair key(String id) {
        return keys.get(id);
    }

    /// A token as the platform accepts it, to be spoilt by tests.
    public JwtClaimsBuilder claims() {
        return Jwt.issuer(url())
                .subject("maria")
                .audience("copractice")
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300));
    }

    public String token() {
        return signed(claims(), "first");
    }

    public String signed(JwtClaimsBuilder claims, String key) {
        var pair = keys.get(key);
        var algorithm =
                "EC".equals(pair.getPrivate().getAlgorithm())
                        ? SignatureAlgorithm.ES256
                        : SignatureAlgorithm.RS256;
        return claims.jws().keyId(key).algorithm(algorithm).sign(pair.getPrivate());
    }

    /// Chosen before it starts, so that what needs it can be told where it will be.
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/oauth/token",
         "authorization_endpoint":"%1$s/oauth/authorize","introspection_endpoint":"%1$s/introspect"}
        """
                .formatted(url());
    }

    private String publicKeys() {
        keyRequests.incrementAndGet();
        keysMayGo.join();
        var set = new JsonWebKeySet();
        keys.forEach((id, pair) -> {
            try {
                var key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
                key.setKeyId(id);
                set.addJsonWebKey(key);
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        });
        return set.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private void serve(String path, Supplier<String> text) {
        server.createContext(
                path,
                exchange -> {
                    var body = text.get().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static KeyPair generate(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if ("EC".equals(algorithm)) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
