package org.copractice.membership.proof.http;

import java.util.List;
import java.util.Map;
import org.copractice.eventsourcing.Json;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Signs with the first of some keys and publishes them all, so that a proof counts after the key
/// has been replaced, for as long as the old one is listed.
final class ProofKeys {

    static final String TYPE = "membership-proof+jwt";

    private final List<EllipticCurveJsonWebKey> keys;

    /// @param jwks a JWK Set of P-256 keys, each with its own `kid`; the first with its private
    ///   part
    ProofKeys(String jwks) {
        this.keys = parsed(jwks);
        if (keys.isEmpty()
                || keys.getFirst().getPrivateKey() == null
                || keys.stream().map(key -> key.getKeyId()).distinct().count() < keys.size()
                || keys.stream().anyMatch(key -> key.getKeyId() == null)) {
            throw new IllegalArgumentException(
                    "Keys for proofs are a JWK Set of P-256 keys, each with its own kid, the first"
                            + " with its private part.");
        }
        for (var key : keys) {
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        }
    }

    private static List<EllipticCurveJsonWebKey> parsed(String jwks) {
        try {
            return new JsonWebKeySet(jwks)
                    .getJsonWebKeys().stream()
                            .filter(EllipticCurveJsonWebKey.class::isInstance)
                            .map(EllipticCurveJsonWebKey.class::cast)
                            .filter(key -> key.getCurveName().equals("P-256"))
                            .toList();
        } catch (JoseException e) {
            throw new IllegalArgumentException("Keys for proofs are not a JWK Set", e);
        }
    }

    String sign(Map<String, ?> claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(keys.getFirst().getKeyId());
        signature.setHeader("typ", TYPE);
        signature.setKey(keys.getFirst().getPrivateKey());
        signature.setPayload(Json.write(claims));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a P-256 key signs", e);
        }
    }

    /// Without the private parts.
    String published() {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
