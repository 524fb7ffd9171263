package org.copractice.local.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/// The key that the issuer signs with. It is kept, or every token would be void after a restart.
final class SigningKey {

    private SigningKey() {}

    static RSAKey at(Path file) throws IOException {
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : make(file);
        } catch (ParseException e) {
            throw new IOException("%s is not a signing key: delete it".formatted(file), e);
        } catch (JOSEException e) {
            throw new IOException("This Java cannot make RSA keys", e);
        }
    }

    private static RSAKey make(Path file) throws IOException, JOSEException {
        var key =
                new RSAKeyGenerator(2048)
                        .keyID("copractice")
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
        PrivateFile.write(file, key.toJSONString());
        return key;
    }
}
