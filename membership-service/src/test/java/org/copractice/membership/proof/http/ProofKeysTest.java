package org.copractice.membership.proof.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Keys for proofs, seen by a library that shares no code with the one that signs.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofKeysTest {

    private static final Map<String, String> CLAIMS = Map.of("sub", "somebody");

    private static ECKey key(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static ProofKeys keys(JWK... keys) {
        return new ProofKeys(new JWKSet(List.of(keys)).toString(false));
    }

    private static boolean verifies(String proof, ProofKeys published) throws Exception {
        var jwt = SignedJWT.parse(proof);
        var key = JWKSet.parse(published.published()).getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null && jwt.verify(new ECDSAVerifier(key.toECKey()));
    }

    @Test
    void a_key_that_was_replaced_counts_for_as_long_as_it_is_published() throws Exception {
        var old = key("2026a");
        var next = key("2026b");
        var proof = keys(old).sign(CLAIMS);
        assertEquals(true, verifies(proof, keys(old)));
        assertEquals(true, verifies(proof, keys(next, old)));
        assertEquals(true, verifies(proof, keys(next, old.toPublicJWK())));
        assertEquals("2026b", SignedJWT.parse(keys(next, old).sign(CLAIMS)).getHeader().getKeyID());
        assertEquals(false, verifies(proof, keys(next)));
    }

    @Test
    void another_key_of_the_same_name_verifies_nothing() throws Exception {
        assertEquals(false, verifies(keys(key("2026a")).sign(CLAIMS), keys(key("2026a"))));
    }

    @Test
    void no_private_part_is_published() throws Exception {
        var published = keys(key("2026b"), key("2026a")).published();
        assertFalse(published.contains("\"d\""), published);
        for (var key : JWKSet.parse(published).getKeys()) {
            assertEquals("ES256", key.getAlgorithm().getName());
            assertEquals("sig", key.getKeyUse().identifier());
        }
    }

    @Test
    void keys_that_cannot_serve_are_refused_at_the_start() throws Exception {
        var one = key("2026a");
        assertThrows(IllegalArgumentException.class, () -> new ProofKeys("nothing"));
        assertThrows(IllegalArgumentException.class, () -> new ProofKeys("{\"keys\":[]}"));
        assertThrows(IllegalArgumentException.class, () -> keys(one.toPublicJWK()));
        assertThrows(IllegalArgumentException.class, () -> keys(one, key("2026a")));
        assertThrows(IllegalArgumentException.class, () -> keys(key(null)));
        var rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        assertThrows(IllegalArgumentException.class, () -> keys(rsa));
    }
}
