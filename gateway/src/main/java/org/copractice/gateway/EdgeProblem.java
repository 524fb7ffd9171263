package org.copractice.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/// Everything the gateway itself can answer instead of an upstream. Codes are permanent; those that
/// a service can also give mean the same there.
public enum EdgeProblem {
    BAD_REQUEST(
            400,
            "The request is malformed",
            "It breaks a rule of HTTP/1.1: in its first line, a header (exactly one Host), or where its body ends."),
    BAD_PATH(
            400,
            "The path can be read in more than one way",
            "Send it normalized and percent-encoded, without encoded slashes or `;`."),
    REPEATED_AUTHORIZATION(400, "There is more than one Authorization header", "Send exactly one."),
    UNAUTHENTICATED(
            401,
            "A valid access token is needed",
            "Send `Authorization: Bearer` with an access token of this platform.",
            "WWW-Authenticate",
            "Bearer realm=\"copractice\""),
    INVALID_TOKEN(
            401,
            "The access token is not valid",
            "It is malformed, expired, not yet valid, or was not issued for this platform. Get a new one.",
            "WWW-Authenticate",
            "Bearer realm=\"copractice\", error=\"invalid_token\""),
    ORIGIN_NOT_ALLOWED(
            403,
            "Pages of this origin may not call the API",
            "Ask the operator of the platform to allow the origin."),
    NOT_FOUND(404, "There is nothing at this path", "No service of the platform has this path."),
    METHOD_NOT_ALLOWED(
            405,
            "No resource supports this method",
            "Use one of the methods in Allow.",
            "Allow",
            "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
    REQUEST_TIMEOUT(
            408,
            "The request did not arrive in time",
            "Send it faster. With the same Idempotency-Key it is safe to repeat a change."),
    BODY_TOO_LARGE(413, "The body is too large", "Send less, or in parts."),
    URI_TOO_LONG(414, "The path and query are too long", "Send fewer or shorter parameters."),
    TOO_MANY_REQUESTS(
            429,
            "More calls than the quota allows",
            "Wait for Retry-After seconds. RateLimit tells with each answer how many calls are left."),
    TOO_MANY_AT_ONCE(
            429,
            "Too many calls at the same time",
            "Wait for answers before you send further calls.",
            "Retry-After",
            "1"),
    HEADERS_TOO_LARGE(
            431, "The headers are too large", "Send fewer or shorter headers, or another token."),
    INTERNAL_ERROR(
            500, "Something went wrong on our side", "Quote the traceId when asking for help."),
    UNKNOWN_TRANSFER_ENCODING(
            501, "The transfer encoding is not known here", "Send the body plain or chunked."),
    UPSTREAM_FAILED(
            502,
            "The service broke off",
            "It may have done what was asked; with the same Idempotency-Key it is safe to repeat a change."),
    UNAVAILABLE(
            503,
            "The service cannot answer at the moment",
            "Nothing was changed; try again.",
            "Retry-After",
            "1"),
    ISSUER_UNAVAILABLE(
            503,
            "The token cannot be verified at the moment",
            "The issuer does not answer; try again.",
            "Retry-After",
            "1"),
    UPSTREAM_TIMEOUT(
            504,
            "The service took too long",
            "It may still do what was asked; with the same Idempotency-Key it is safe to repeat a change."),
    HTTP_VERSION_NOT_SUPPORTED(505, "The gateway speaks HTTP/1.1", "Send the request as HTTP/1.1.");

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "/problems/";

    private final int status;
    private final String title;
    private final String detail;
    private final String header;
    private final String headerValue;

    EdgeProblem(int status, String title, String detail) {
        this(status, title, detail, null, null);
    }

    EdgeProblem(int status, String title, String detail, String header, String headerValue) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.header = header;
        this.headerValue = headerValue;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Writes its headers and gives its body.
    public Buffer write(MultiMap headers, String traceId) {
        headers.set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (header != null) {
            headers.set(header, headerValue);
        }
        return new JsonObject()
                .put("type", TYPES + code())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code())
                .put("traceId", traceId)
                .toBuffer();
    }
}
