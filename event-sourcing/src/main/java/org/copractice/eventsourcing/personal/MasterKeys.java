package org.copractice.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The keys that wrap the keys of people. The first wraps new ones; the others are still known, so
/// that one can be replaced without a moment in which nothing can be read.
public final class MasterKeys {

    private final Map<String, AesKey> byId;

    private MasterKeys(Map<String, AesKey> byId) {
        this.byId = byId;
    }

    /// For a service that keeps no personal data.
    public static MasterKeys none() {
        return new MasterKeys(Map.of());
    }

    /// @param text ids and keys (32 bytes in Base64), the current one first: `2026b:…,2026a:…`
    /// @throws IllegalArgumentException without any part of the text in its message
    public static MasterKeys parse(String text) {
        var keys = new LinkedHashMap<String, AesKey>();
        for (var entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1
                    || keys.put(entry.substring(0, colon).strip(), key(entry, colon)) != null) {
                throw malformed();
            }
        }
        return new MasterKeys(keys);
    }

    private static AesKey key(String entry, int colon) {
        try {
            return AesKey.of(Base64.getDecoder().decode(entry.substring(colon + 1).strip()));
        } catch (IllegalArgumentException _) {
            throw malformed(); // the decoder's message would quote the key
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "master keys are written id:key,id:key with 32 bytes in Base64 each");
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /// Id of the key that wraps new ones.
    public String current() {
        return byId.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no master key is configured"));
    }

    /// @param stream whose key it is; it can be unwrapped for the same only
    public WrappedKey wrap(UUID stream, AesKey key) {
        var wrapped = byId.get(current()).encrypt(key.bytes(), about(stream));
        return new WrappedKey(current(), Base64.getEncoder().encodeToString(wrapped));
    }

    public AesKey unwrap(UUID stream, WrappedKey key) {
        var master = byId.get(key.masterKey());
        if (master == null) {
            throw new IllegalStateException("no master key " + key.masterKey() + " is configured");
        }
        return AesKey.of(master.decrypt(Base64.getDecoder().decode(key.wrapped()), about(stream)));
    }

    private static byte[] about(UUID stream) {
        return ("key of " + stream).getBytes(UTF_8);
    }
}
