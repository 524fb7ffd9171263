package org.copractice.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.Json;

/// The stored form of an event's data in which the personal components are encrypted, all of them
/// together, and the others are not: `{"sealed":"…","from":"2026-08-01"}`.
public final class SealedData {

    private static final String NAME = "sealed";

    /// Always first, so that a glance tells; no event may have a component of this name.
    public static final String MARK = "{\"" + NAME + "\":\"";

    private SealedData() {}

    public static boolean isSealed(String data) {
        return data.startsWith(MARK);
    }

    /// @param stream of the event
    /// @param event its id; the text cannot be opened as that of another event
    /// @param data JSON of the event
    /// @param personal names of its personal components
    public static String seal(
            AesKey key, UUID stream, UUID event, String data, Set<String> personal) {
        var open = Json.read(data, ObjectNode.class);
        var secret = JsonNodeFactory.instance.objectNode();
        personal.forEach(name -> {
            var value = open.remove(name);
            if (value != null) {
                secret.set(name, value);
            }
        });
        if (secret.isEmpty()) {
            return data;
        }
        var encrypted = key.encrypt(Json.write(secret).getBytes(UTF_8), about(stream, event));
        var sealed = JsonNodeFactory.instance.objectNode();
        sealed.put(NAME, Base64.getEncoder().encodeToString(encrypted));
        sealed.setAll(open);
        return Json.write(sealed);
    }

    /// @param key null when it was destroyed: the personal components stay out
    public static String open(AesKey key, UUID stream, UUID event, String data) {
        var json = Json.read(data, ObjectNode.class);
        var sealed = json.remove(NAME).asText();
        if (key != null) {
            var plain = key.decrypt(Base64.getDecoder().decode(sealed), about(stream, event));
            json.setAll(Json.read(new String(plain, UTF_8), ObjectNode.class));
        }
        return Json.write(json);
    }

    private static byte[] about(UUID stream, UUID event) {
        return ("event " + event + " of " + stream).getBytes(UTF_8);
    }
}
