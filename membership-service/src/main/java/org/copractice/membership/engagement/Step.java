package org.copractice.membership.engagement;

import java.time.LocalDate;
import java.util.Locale;

/// Something that happened to a request.
///
/// @param reason only of a step that declines
/// @param outcome only of a step that is done
public record Step(Status status, LocalDate on, Reason reason, String outcome) {

    /// How a request stands after a step.
    public enum Status {
        ASKED,
        ACCEPTED,
        DECLINED,
        DONE,
        WITHDRAWN;

        /// As outsiders write it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why a request was declined. Part of a stored event, so no constant is ever renamed or
    /// removed.
    public enum Reason {
        NO_TIME,
        OTHER_DATES,
        OTHER_FIELD,
        TERMS,
        UNSTATED;

        /// As outsiders write it.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
