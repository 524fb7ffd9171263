package org.copractice.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What the HTTP request under way says besides its body.
@ApplicationScoped
public class Requests {

    private static final Pattern REVISION = Pattern.compile("\"([1-9][0-9]{0,8})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    static final String BODY_DIGEST = "copractice.body-digest";

    /// No stream has it, so it is always stale.
    private static final Expected NO_REVISION = new Expected.Revision(-1);

    private final CurrentVertxRequest current;
    private final SecurityIdentity caller;
    private final Clock clock;

    private static final String OWNER = "copractice.owner";

    private final ZoneId timeZone;

    Requests(
            CurrentVertxRequest current,
            SecurityIdentity caller,
            Clock clock,
            @ConfigProperty(name = "copractice.time-zone") ZoneId timeZone) {
        this.current = current;
        this.caller = caller;
        this.clock = clock;
        this.timeZone = timeZone;
    }

    /// Of the network: where its dates begin and end.
    public ZoneId timeZone() {
        return timeZone;
    }

    /// In the network's time zone.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), timeZone);
    }

    /// Of the token: what the issuer calls the caller.
    public String subject() {
        return caller.getPrincipal().getName();
    }

    /// Of the token, if the issuer says that it is the caller's.
    public Optional<String> verifiedEmail() {
        return caller.getPrincipal() instanceof JsonWebToken token
                        && Boolean.TRUE.equals(token.getClaim("email_verified"))
                        && token.getClaim("email") instanceof String email
                ? Optional.of(email)
                : Optional.empty();
    }

    /// Has what the caller does recorded as done by the person they are: what an issuer calls
    /// somebody stands beside their id nowhere, for it could not be forgotten there.
    public void actAs(UUID person) {
        current.getCurrent().put(OWNER, "person/" + person);
    }

    /// Has what the caller asked for done to the end, whether they wait for it or not.
    void endure() {
        Patience.endure(current.getCurrent());
    }

    /// For commands that change the record the caller has seen.
    public CommandContext context() {
        var request = current.getCurrent();
        var actor = caller.getPrincipal().getName();
        var correlation = request.request().getHeader("X-Correlation-Id");
        if (correlation == null || !CORRELATION.matcher(correlation).matches()) {
            correlation = Trace.idOf(request);
        }
        return new CommandContext(
                new Metadata(
                        request.<String>get(OWNER) == null ? actor : request.get(OWNER),
                        null,
                        correlation,
                        null,
                        Trace.of(request)),
                expected(request.request().getHeader("If-Match")),
                key(actor, request),
                clock.instant());
    }

    /// RFC 9110, section 13.1.1; a weak tag never matches.
    private static Expected expected(String ifMatch) {
        if (ifMatch == null) {
            return new Expected.Unstated();
        }
        if (ifMatch.equals("*")) {
            return new Expected.Any();
        }
        var revision = REVISION.matcher(ifMatch.strip());
        return revision.matches()
                ? new Expected.Revision(Integer.parseInt(revision.group(1)))
                : NO_REVISION;
    }

    private static Optional<IdempotencyKey> key(String actor, RoutingContext request) {
        var header = request.request().getHeader("Idempotency-Key");
        if (header == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(header).matches()) {
            throw HttpProblem.invalid(
                    Fault.header(
                            "Idempotency-Key",
                            "malformed",
                            "A key has 1 to 255 visible ASCII characters."));
        }
        var http = request.request();
        return Optional.of(
                new IdempotencyKey(
                        hash(actor, header),
                        hash(
                                http.method().name(),
                                http.uri(),
                                http.getHeader("If-Match"),
                                request.get(BODY_DIGEST))));
    }

    private static UUID hash(String... parts) {
        var sha = sha256();
        for (var part : parts) {
            sha.update(String.valueOf(part).getBytes(UTF_8));
            sha.update((byte) 0);
        }
        return UUID.nameUUIDFromBytes(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
