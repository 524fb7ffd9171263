package org.copractice.membership.expert.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.expert.Expert;
import org.copractice.membership.expert.Expert.Known;
import org.copractice.membership.expert.Expert.None;
import org.copractice.membership.expert.Span;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An expert's offer as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Expert", description = "What an expert offers as a thought partner")
public record ExpertView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(description = "The expert, if it is an organization") UUID organization,
        @Schema(description = "Id of the expert, if it is a person") UUID person,
        @Schema(required = true, examples = "[\"Number talks\"]") List<String> topics,
        @Schema(required = true, examples = "[\"TRU\"]") List<String> frameworks,
        @Schema(required = true, examples = "[\"English learners\"]") List<String> populations,
        @Schema(
                        required = true,
                        enumeration = {"offered", "withdrawn"})
                String status,
        @Schema(required = true, description = "When the offer stands or stood")
                List<SpanView> spans,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    @Schema(name = "OfferSpan", description = "A time in which an offer stands")
    public record SpanView(
            @Schema(required = true) LocalDate from,
            @Schema(description = "The first day after it; absent while it stands")
                    LocalDate until) {

        static SpanView of(Span span) {
            return new SpanView(span.from(), span.until());
        }
    }

    public static ExpertView of(Current<Expert> current) {
        return switch (current.state()) {
            case Known known ->
                    new ExpertView(
                            current.stream(),
                            current.revision(),
                            known.provider().organization(),
                            known.provider().person(),
                            known.field().topics(),
                            known.field().frameworks(),
                            known.field().populations(),
                            known.spans().getLast().until() == null ? "offered" : "withdrawn",
                            known.spans().stream().map(SpanView::of).toList(),
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no expert yet");
        };
    }
}
