package org.copractice.local.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        keep(file, key.toJSONString());
        return key;
    }

    /// Written aside and moved, so that a kill in between leaves no half a key.
    static void keep(Path file, String key) throws IOException {
        Files.createDirectories(file.getParent());
        var aside = Files.createTempFile(file.getParent(), "signing", ".key", ownerOnly(file));
        Files.writeString(aside, key);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static java.nio.file.attribute.FileAttribute<?>[] ownerOnly(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new java.nio.file.attribute.FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new java.nio.file.attribute.FileAttribute<?>[0];
    }
}
