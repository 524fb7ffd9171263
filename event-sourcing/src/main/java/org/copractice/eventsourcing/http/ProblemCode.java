package org.copractice.eventsourcing.http;

import java.util.Locale;

/// The stable codes of what can go wrong in general. Rules of the domain bring their own: see
/// [org.copractice.eventsourcing.Rejection].
public enum ProblemCode {
    MALFORMED_BODY(400, "The body is not well-formed"),
    INVALID_REQUEST(400, "Some values are not valid"),
    UNKNOWN_PARAMETER(400, "The operation has no such parameter"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "There is no such record"),
    METHOD_NOT_ALLOWED(405, "The resource does not support this method"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available"),
    CONFLICT(409, "The record is being changed by too many at once"),
    STALE_REVISION(412, "The record has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has an unsupported media type"),
    UNKNOWN_REFERENCE(422, "The body refers to a record that does not exist"),
    FORGOTTEN_REFERENCE(422, "The body refers to somebody who has been forgotten"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another request"),
    IMPORT_FAULTY(422, "Some rows cannot be imported"),
    REVISION_NEEDED(428, "If-Match is needed to change a record"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service cannot answer at the moment"),
    DEADLINE_PASSED(504, "The time to answer is over");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// As it stands in problems and their addresses: `stale-revision`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
