package org.copractice.membership.proof.http;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What proofs are signed with, and by whom they say they are.
@ConfigMapping(prefix = "copractice.proofs")
interface ProofConfig {

    /// A JWK Set of P-256 keys with distinct `kid`. The first signs and has its private part; the
    /// others are published until the last proof that they signed has expired.
    Optional<String> keys();

    /// A file with the same, instead.
    Optional<Path> keysFile();

    /// Where the API is reached from outside; `iss` of every proof.
    URI issuer();
}
