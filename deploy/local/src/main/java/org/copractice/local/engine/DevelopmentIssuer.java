package org.copractice.local.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// The development OIDC issuer: a login page, and tokens for whoever asks.
///
/// It checks no credentials and is for loopback only. A token names the host that the issuer was
/// called by, and the services expect `localhost`: a token fetched from `127.0.0.1` is refused.
public final class DevelopmentIssuer implements Issuer {

    static final String ID = "copractice";

    private final LoopbackServer server;

    private DevelopmentIssuer(LoopbackServer server) {
        this.server = server;
    }

    /// @param directory where the signing key is kept
    public static DevelopmentIssuer start(Path directory, int port) throws IOException {
        var key = SigningKey.at(directory.resolve("signing-key.json"));
        var tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key), "RS256"));
        var page = loginPage(directory).toString();
        var server = new LoopbackServer();
        var config =
                new OAuth2Config(true, page, null, false, tokens, Set.of(new DemoAccess()), server);
        server.start(
                InetAddress.getLoopbackAddress(),
                port,
                new OAuth2HttpRequestHandler(config).getAuthorizationServer());
        return new DevelopmentIssuer(server);
    }

    @Override
    public String url() {
        return "http://localhost:%d/%s".formatted(server.port(), ID);
    }

    @Override
    public String tokenEndpoint() {
        return url() + "/token";
    }

    @Override
    public String password() {
        return "any";
    }

    @Override
    public String secret() {
        return "any";
    }

    @Override
    public void close() {
        server.stop();
    }

    /// The library wants a file, and inside a jar the page is none.
    private static Path loginPage(Path directory) throws IOException {
        var file = directory.resolve("login.html");
        try (var page = DevelopmentIssuer.class.getResourceAsStream("/login.html")) {
            Files.copy(page, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
