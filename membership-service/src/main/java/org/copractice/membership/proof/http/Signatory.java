package org.copractice.membership.proof.http;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.ProblemCode;
import org.copractice.membership.proof.directory.ProofView;

/// Puts a statement in writing and signs it. A service without keys does everything else; with keys
/// that are none it does not start.
@Startup
@ApplicationScoped
class Signatory {

    private final Optional<ProofKeys> keys;
    private final String issuer;

    Signatory(ProofConfig config) {
        this.keys =
                config.keys()
                        .filter(text -> !text.isBlank())
                        .or(() -> config.keysFile().map(Signatory::read))
                        .map(ProofKeys::new);
        this.issuer = config.issuer().toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param said what it says besides whom it is about and until when
    String sign(ProofView proof, Map<String, Object> said, Instant now) {
        var claims = new TreeMap<>(said);
        claims.put("iss", issuer);
        claims.put("sub", proof.person().toString());
        claims.put("jti", proof.id().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", proof.until().truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
        claims.put("statusUrl", issuer + "/v1/proofs/" + proof.id());
        return keys().sign(claims);
    }

    /// A JWK Set.
    String publishedKeys() {
        return keys.map(ProofKeys::published).orElse("{\"keys\":[]}");
    }

    void check() {
        keys();
    }

    private ProofKeys keys() {
        return keys.orElseThrow(() ->
                new HttpProblem(
                        ProblemCode.UNAVAILABLE,
                        "There is no key that proofs could be signed with."));
    }
}
