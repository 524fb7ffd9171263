package org.copractice.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// An AES-256 key and what it can do: encrypt with a random nonce, and tell a changed or misplaced
/// text from one that it encrypted (GCM). It has no text form on purpose.
public final class AesKey {

    static final int BYTES = 32;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private AesKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    public static AesKey random() {
        return new AesKey(randomBytes(BYTES));
    }

    static AesKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        return new AesKey(key);
    }

    /// Another secret that follows from this key and is destroyed with it: who knows the one learns
    /// nothing of the other.
    ///
    /// @param purpose what it is for; each has a secret of its own
    /// @return 32 bytes
    public byte[] derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    byte[] bytes() {
        return key.getEncoded();
    }

    /// @param about what the text belongs to; it can be decrypted with the same only
    byte[] encrypt(byte[] plain, byte[] about) {
        var nonce = randomBytes(NONCE_BYTES);
        var encrypted = run(Cipher.ENCRYPT_MODE, nonce, plain, 0, plain.length, about);
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    byte[] decrypt(byte[] encrypted, byte[] about) {
        var nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
        int length = encrypted.length - NONCE_BYTES;
        return run(Cipher.DECRYPT_MODE, nonce, encrypted, NONCE_BYTES, length, about);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, int from, int length, byte[] about) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about);
            return cipher.doFinal(text, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "it was encrypted with another key, for another place, or changed", e);
        }
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
