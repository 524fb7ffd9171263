package org.copractice.eventsourcing.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// A token that must open nothing, and what is wrong with it. Whoever verifies tokens is tried with
/// all of them.
public record SpoiltToken(String how, Function<Issuer, String> made) {

    private static final KeyPair STRANGERS = Issuer.notStarted().key("first");

    public static Stream<SpoiltToken> all() {
        return Stream.of(malformed(), unsigned(), forged(), claimed()).flatMap(each -> each);
    }

    public String of(Issuer issuer) {
        return made.apply(issuer);
    }

    /// With one bit of a part flipped: 0 is the header, 1 the payload, 2 the signature.
    public static String flipped(String token, int part) {
        var parts = token.split("\\.", -1);
        var decoded = Base64.getUrlDecoder().decode(parts[part]);
        decoded[decoded.length / 2] ^= 1;
        parts[part] = encoded(decoded);
        return String.join(".", parts);
    }

    private static Stream<SpoiltToken> malformed() {
        return Stream.of(
                new SpoiltToken("garbage", _ -> "garbage"),
                new SpoiltToken("three empty parts", _ -> ".."),
                new SpoiltToken("not JSON inside", _ -> "YQ.YQ.YQ"),
                new SpoiltToken(
                        "a header that is not JSON", i -> i.token().replaceFirst("[^.]+", "YQ")),
                new SpoiltToken(
                        "a header nested without an end",
                        i -> i.token().replaceFirst("[^.]+", nested())),
                new SpoiltToken(
                        "claims nested without an end",
                        i -> i.token().replaceFirst("\\.[^.]+", "." + nested())),
                new SpoiltToken("a bit of the header flipped", i -> flipped(i.token(), 0)),
                new SpoiltToken("a bit of the payload flipped", i -> flipped(i.token(), 1)),
                new SpoiltToken("a bit of the signature flipped", i -> flipped(i.token(), 2)));
    }

    private static Stream<SpoiltToken> unsigned() {
        return Stream.of(
                new SpoiltToken("signature cut off", i -> i.token().replaceFirst("[^.]+$", "")),
                new SpoiltToken("unsigned", i -> algorithm("none", i, "")),
                new SpoiltToken("unsigned in capitals", i -> algorithm("NONE", i, "")),
                new SpoiltToken(
                        "unsigned, with a signature",
                        i -> algorithm("none", i, i.token().replaceFirst(".*\\.", ""))));
    }

    private static Stream<SpoiltToken> forged() {
        return Stream.of(
                new SpoiltToken("signed with the public key as a secret", SpoiltToken::confused),
                new SpoiltToken(
                        "another's key under a known name",
                        i -> i.claims().jws().keyId("first").sign(STRANGERS.getPrivate())),
                new SpoiltToken(
                        "a key nobody knows",
                        i -> i.claims().jws().keyId("nobody").sign(i.key("first").getPrivate())),
                new SpoiltToken("a key that it brings along", SpoiltToken::bringingItsKey),
                new SpoiltToken(
                        "a key at an address that it names",
                        i ->
                                i.claims()
                                        .jws()
                                        .header("jku", i.url() + "/jwks")
                                        .keyId("nobody")
                                        .sign(STRANGERS.getPrivate())));
    }

    private static Stream<SpoiltToken> claimed() {
        return Stream.of(
                with("another issuer", claims -> claims.issuer("http://evil")),
                with("another audience", claims -> claims.audience("other")),
                with("no audience", claims -> claims.audience(Set.of())),
                with("expired", claims -> claims.expiresAt(Instant.now().minusSeconds(1))),
                with("not yet valid", claims -> claims.claim("nbf", in(60))),
                with("an ID token", claims -> claims.audience("copractice-portal")),
                with(
                        "an ID token for the platform as a client",
                        claims -> claims.claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng")),
                with("an ID token by its type", claims -> claims.claim("typ", "ID")));
    }

    private static SpoiltToken with(
            String how, Function<JwtClaimsBuilder, JwtClaimsBuilder> changed) {
        return new SpoiltToken(
                how, issuer -> issuer.signed(changed.apply(issuer.claims()), "first"));
    }

    private static long in(int seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    private static String algorithm(String name, Issuer issuer, String signature) {
        var header = "{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(name);
        return encoded(header.getBytes(UTF_8))
                + '.'
                + issuer.token().split("\\.", -1)[1]
                + '.'
                + signature;
    }

    private static String confused(Issuer issuer) {
        var secret = new SecretKeySpec(issuer.key("first").getPublic().getEncoded(), "HmacSHA256");
        return issuer.claims()
                .jws()
                .keyId("first")
                .algorithm(SignatureAlgorithm.HS256)
                .sign(secret);
    }

    private static String bringingItsKey(Issuer issuer) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(STRANGERS.getPublic());
            return issuer.claims()
                    .jws()
                    .header("jwk", key.toParams(PublicJsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                    .sign(STRANGERS.getPrivate());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nested() {
        return encoded("{\"a\":".repeat(1_200).getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
