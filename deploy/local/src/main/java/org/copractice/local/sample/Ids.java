package org.copractice.local.sample;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The sample mints its own ids from names, so that loading it twice is the same as once.
final class Ids {

    private Ids() {}

    static UUID of(String what, String name) {
        var text = "copractice-sample/%s/%s".formatted(what, name);
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
