package org.copractice.eventsourcing.feed;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// Which events are asked for, and how long the caller would wait for them.
public class EventQuery {

    static final int MOST = 200;
    private static final String NOW = "now";
    private static final int USUAL = 50;
    private static final int LONGEST_WAIT = 30;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9-]{1,64}(\\.[A-Za-z0-9-]{1,64}){0,9}(\\.\\*)?");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @RestQuery
    @Parameter(
            description =
                    "Cursor after which to go on, from the `Link` of the batch before or an `id` of"
                            + " the stream; opaque. Without it the feed begins with its first event."
                            + " `now` answers at once with an empty batch and the cursor after which"
                            + " comes all that happens from now on; a stream begins there")
    String after;

    @RestQuery
    @Parameter(
            description = "Events in a batch",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50"))
    String limit;

    @RestQuery
    @Parameter(description = "A type, or the beginning of some: `org.copractice.membership.*`")
    String type;

    @RestQuery
    @Parameter(
            description = "Id of the record that events are about",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String subject;

    @RestQuery
    @Parameter(
            description = "Seconds to wait for an event when there is none",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "0",
                            maximum = "30",
                            defaultValue = "0"))
    String wait;

    /// No cursor looks like that.
    boolean isFromNow() {
        return NOW.equals(after);
    }

    int limit() {
        return limit == null ? USUAL : number("limit", limit, 1, MOST);
    }

    Duration patience() {
        return Duration.ofSeconds(wait == null ? 0 : number("wait", wait, 0, LONGEST_WAIT));
    }

    Predicate<String> types() {
        if (type == null) {
            return _ -> true;
        }
        if (!TYPE.matcher(type).matches()) {
            throw invalid("type", "A type, or the beginning of one and `.*`.");
        }
        return type.endsWith(".*")
                ? each -> each.startsWith(type.substring(0, type.length() - 1))
                : type::equals;
    }

    UUID subject() {
        if (subject == null) {
            return null;
        }
        if (!ID.matcher(subject).matches()) {
            throw invalid("subject", "The id of a record, a UUID.");
        }
        return UUID.fromString(subject);
    }

    /// @throws HttpProblem 400 when something is asked of a stream that only a batch has
    void checkStream() {
        if (limit != null || wait != null) {
            throw invalid(
                    limit == null ? "wait" : "limit", "A stream waits and goes on: leave it out.");
        }
    }

    /// Of two values one would have to be ignored, and an empty one, a cursor that got lost for
    /// example, would mean the beginning.
    static void check(MultivaluedMap<String, String> sent) {
        sent.forEach((name, values) -> {
            if (values.size() > 1) {
                throw HttpProblem.invalid(Fault.parameter(name, "repeated", "Send it once."));
            }
            if (values.getFirst().isEmpty()) {
                throw invalid(name, "Give it a value or leave it out.");
            }
        });
    }

    private static int number(String name, String value, int least, int most) {
        if (NUMBER.matcher(value).matches()) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw invalid(name, "A whole number from %d to %d.".formatted(least, most));
    }

    static HttpProblem invalid(String parameter, String detail) {
        return HttpProblem.invalid(Fault.parameter(parameter, "invalid", detail));
    }
}
