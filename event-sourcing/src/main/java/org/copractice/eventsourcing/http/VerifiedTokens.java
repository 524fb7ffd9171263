package org.copractice.eventsourcing.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/// Remembers for a minute that a token was verified: checking the signature costs more than the
/// rest of a small request. A token is never believed beyond its own expiry.
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

    private record Verified(SecurityIdentity identity, Instant until) {}

    private static final Duration BELIEVED = Duration.ofSeconds(60);
    private static final int MOST_TOKENS = 10_000;
    private static final String ISSUER_SILENT = "copractice.issuer-silent";
    private static final Logger LOG = Logger.getLogger(VerifiedTokens.class);

    private final OidcAuthenticationMechanism oidc;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).expireAfterWrite(BELIEVED).build();

    VerifiedTokens(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager providers) {
        var headers = request.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (headers.size() != 1) {
            return headers.isEmpty()
                    ? Uni.createFrom().nullItem()
                    : Uni.createFrom().failure(new AuthenticationFailedException());
        }
        var known = verified.getIfPresent(headers.getFirst());
        if (known != null && Instant.now().isBefore(known.until())) {
            return Uni.createFrom().item(known.identity());
        }
        return oidc.authenticate(request, providers)
                .onItem()
                .invoke(VerifiedTokens::refuseIdTokens)
                .onItem()
                .invoke(identity -> remember(headers.getFirst(), identity))
                .onFailure()
                .transform(failure -> refused(request, failure));
    }

    /// The challenge is to be ours, and it has to know why.
    private AuthenticationFailedException refused(RoutingContext request, Throwable failure) {
        request.put(HttpAuthenticationMechanism.class.getName(), this);
        if (isSilence(failure)) {
            LOG.warnf("tokens cannot be verified: %s", failure.getMessage());
            request.put(ISSUER_SILENT, true);
        }
        return new AuthenticationFailedException(failure);
    }

    /// Whatever else goes wrong is the token's fault, however oddly it is told.
    private static boolean isSilence(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /// An ID token says who signed in, to the client that asked; it grants nothing, even if the
    /// client has the platform's name. Keycloak says its type, OpenID Connect its `at_hash`.
    private static void refuseIdTokens(SecurityIdentity identity) {
        if (identity != null
                && identity.getPrincipal() instanceof JsonWebToken token
                && ("ID".equals(token.getClaim("typ")) || token.containsClaim("at_hash"))) {
            throw new AuthenticationFailedException();
        }
    }

    private void remember(String header, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            verified.put(
                    header,
                    new Verified(identity, Instant.ofEpochSecond(token.getExpirationTime())));
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    /// RFC 6750, section 3, with a body that says the same to people.
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        FailedAuthentication.nameIn(request);
        if (request.get(ISSUER_SILENT) != null) {
            Problem.of(
                            ProblemCode.UNAVAILABLE,
                            "The issuer's keys cannot be had at the moment; try again.",
                            List.of())
                    .send(request.response());
        } else {
            request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
            Problem.of(
                            ProblemCode.UNAUTHENTICATED,
                            "Send one `Authorization: Bearer` with a valid access token.",
                            List.of())
                    .send(request.response());
        }
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
