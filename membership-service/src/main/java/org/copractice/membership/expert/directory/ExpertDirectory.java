package org.copractice.membership.expert.directory;

import java.util.List;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.expert.ExpertEvent;
import org.copractice.membership.expert.directory.ExpertView.SpanView;

/// Answers "who is an expert in this topic or framework, or serves that population?", in the order
/// in which they first offered.
public final class ExpertDirectory {

    public static final Table TABLE =
            Table.of(
                    "expert",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "offered_on text",
                    "organization uuid",
                    "person uuid",
                    "topics text[]",
                    "frameworks text[]",
                    "populations text[]",
                    "status text",
                    "during datemultirange");

    private ExpertDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, ExpertEvent, ExpertView> experts) {
        return ReadModel.inline("experts-1", TABLE)
                .from(
                        experts,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.spans().getFirst().from().toString(),
                                        after.organization(),
                                        after.person(),
                                        keys(after.topics()),
                                        keys(after.frameworks()),
                                        keys(after.populations()),
                                        after.status(),
                                        during(after.spans())));
    }

    private static List<String> keys(List<String> words) {
        return words.stream().map(SortKey::of).toList();
    }

    private static String during(List<SpanView> spans) {
        return spans.stream()
                .map(span ->
                        "[%s,%s)".formatted(span.from(), span.until() == null ? "" : span.until()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
