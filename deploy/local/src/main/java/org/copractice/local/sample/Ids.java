package org.copractice.local.sample;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The sample mints its own ids from names, so that loading it twice is the same as once. What has
/// no name has no id.
final class Ids {

    private Ids() {}

    static UUID of(String what, String name) {
        return name == null ? null : hash("copractice-sample/%s/%s".formatted(what, name));
    }

    static UUID organization(String name) {
        return of("organization", name);
    }

    static UUID community(String name) {
        return of("community", name);
    }

    static UUID focusArea(String community, String name) {
        return name == null ? null : of("focus-area", community + "/" + name);
    }

    static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
