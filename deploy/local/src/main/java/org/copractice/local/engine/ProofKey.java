package org.copractice.local.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The key that the membership service signs proofs with on this machine. It is kept, or every
/// proof would be void after a restart.
public final class ProofKey {

    private ProofKey() {}

    /// @return the file, a JWK Set
    public static Path in(Path directory) throws IOException {
        var file = directory.resolve("proof-keys.json");
        if (!Files.exists(file)) {
            PrivateFile.write(file, made());
        }
        return file;
    }

    private static String made() throws IOException {
        try {
            return new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("local").generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IOException("This Java cannot make EC keys", e);
        }
    }
}
