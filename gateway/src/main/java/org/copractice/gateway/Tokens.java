package org.copractice.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.lang.UnresolvableKeyException;

/// Whether a call brings an access token that was issued for the platform. Checking a signature
/// costs more than everything else the gateway does for a call, so what was found good is believed
/// for a minute, and never beyond the token's own expiry. A key that the issuer withdraws is thus
/// trusted for at most a minute more than the verifier trusts it.
final class Tokens {

    private static final Duration BELIEVED = Duration.ofSeconds(60);
    private static final int MOST = 5_000;

    /// While the keys are fetched because one caller's key was unknown, the others wait this long.
    private static final Duration KEYS_UNDER_WAY = Duration.ofMillis(300);

    private record Good(String caller, Instant until) {}

    private final HttpAuthenticator authenticator;
    private final Cache<String, Good> good =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfter(Expiry.<String, Good>creating((_, found) -> left(found.until())))
                    .executor(Runnable::run)
                    .build();

    Tokens(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /// Who sends this very header, when it was found good a moment ago; else null.
    String caller(String authorization) {
        var found = good.getIfPresent(authorization);
        return found == null ? null : found.caller();
    }

    /// Asks the issuer's keys. The answer comes on the event loop of the call.
    void verify(
            RoutingContext call,
            String authorization,
            Consumer<String> admitted,
            Consumer<EdgeProblem> refused) {
        var context = call.vertx().getOrCreateContext();
        Uni.createFrom()
                .deferred(() -> authenticator.attemptAuthentication(call))
                .onItem()
                .invoke(Tokens::refuseIdTokens)
                .onFailure(Tokens::isKeyUnknown)
                .retry()
                .withBackOff(KEYS_UNDER_WAY)
                .withJitter(0)
                .atMost(1)
                .emitOn(answer -> context.runOnContext(_ -> answer.run()))
                .subscribe()
                .with(
                        identity ->
                                remember(authorization, identity)
                                        .ifPresentOrElse(
                                                admitted,
                                                () -> refused.accept(EdgeProblem.UNAUTHENTICATED)),
                        failure -> refused.accept(problem(failure)));
    }

    /// They say who signed in, to the client that asked, and grant nothing, even if that client has
    /// the platform's name. Keycloak says their type, OpenID Connect their `at_hash`.
    private static void refuseIdTokens(SecurityIdentity identity) {
        if (identity != null
                && identity.getPrincipal() instanceof JsonWebToken token
                && ("ID".equals(token.getClaim("typ")) || token.containsClaim("at_hash"))) {
            throw new AuthenticationFailedException();
        }
    }

    private Optional<String> remember(String authorization, SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        var caller = caller(token);
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        good.put(authorization, new Good(caller, until));
        return Optional.of(caller);
    }

    /// A person at a client, or a client by itself, however many tokens it gets.
    private static String caller(JsonWebToken token) {
        return token.getClaim("azp") + " " + token.getSubject();
    }

    private static Duration left(Instant until) {
        var left = Duration.between(Instant.now(), until);
        return left.compareTo(BELIEVED) < 0 ? left : BELIEVED;
    }

    private static boolean isKeyUnknown(Throwable failure) {
        return hasCause(failure, UnresolvableKeyException.class);
    }

    /// Only what the issuer's silence causes is worth trying again.
    private static EdgeProblem problem(Throwable failure) {
        return hasCause(failure, OIDCException.class) || hasCause(failure, IOException.class)
                ? EdgeProblem.ISSUER_UNAVAILABLE
                : EdgeProblem.INVALID_TOKEN;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
