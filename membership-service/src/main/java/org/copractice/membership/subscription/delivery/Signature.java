package org.copractice.membership.subscription.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures as Standard Webhooks defines them (`v1`, HMAC-SHA256).
final class Signature {

    private Signature() {}

    /// One for each secret, so that a subscriber may know either of them.
    ///
    /// @param seconds since 1970
    static String of(List<byte[]> secrets, String id, long seconds, String body) {
        var signed = "%s.%d.%s".formatted(id, seconds, body).getBytes(UTF_8);
        return secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(joining(" "));
    }

    private static String sign(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
