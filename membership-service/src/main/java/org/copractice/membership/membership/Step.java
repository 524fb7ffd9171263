package org.copractice.membership.membership;

import java.time.LocalDate;
import java.util.Locale;

/// Something that happened to a membership.
///
/// @param reason null where none is asked for
public record Step(Kind kind, LocalDate on, String reason) {

    /// How a membership stands after a step.
    public enum Status {
        INVITED,
        REQUESTED,
        ACTIVE,
        DECLINED,
        LAPSED,
        ENDED;

        /// As outsiders write it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Kind {
        INVITED(Status.INVITED),
        REQUESTED(Status.REQUESTED),
        ACCEPTED(Status.ACTIVE),
        DECLINED(Status.DECLINED),
        ADMITTED(Status.ACTIVE),
        REFUSED(Status.DECLINED),
        LAPSED(Status.LAPSED),
        RENEWED(Status.ACTIVE),
        ENDED(Status.ENDED);

        private final Status status;

        Kind(Status status) {
            this.status = status;
        }

        public Status status() {
            return status;
        }

        /// As outsiders write it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
