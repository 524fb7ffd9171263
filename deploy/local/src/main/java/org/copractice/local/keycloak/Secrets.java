package org.copractice.local.keycloak;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.copractice.local.engine.PrivateFile;

/// The passwords of a Keycloak on this machine: made at its first start, kept with its data, and in
/// no repository.
///
/// @param people of each of the demonstration's people
/// @param clients of each of the demonstration's clients
/// @param administrator of Keycloak itself
record Secrets(String people, String clients, String administrator) {

    static Secrets at(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, make().text());
        }
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        return new Secrets(
                kept.getProperty("people"),
                kept.getProperty("clients"),
                kept.getProperty("administrator"));
    }

    private static Secrets make() {
        return new Secrets(random(), random(), random());
    }

    private String text() {
        return "people=%s\nclients=%s\nadministrator=%s\n"
                .formatted(people, clients, administrator);
    }

    /// Of letters and digits, so that it can be typed and stand in a command.
    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).replaceAll("[^A-Za-z0-9]", "x");
    }
}
