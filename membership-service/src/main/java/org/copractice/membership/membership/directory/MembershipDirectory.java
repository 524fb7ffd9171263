package org.copractice.membership.membership.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.membership.MembershipEvent;

/// Answers "who is in which community, and how does each membership stand?", in the order in which
/// they began.
public final class MembershipDirectory {

    public static final Table TABLE =
            Table.of(
                    "membership",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "began_on text",
                    "community uuid",
                    "organization uuid",
                    "person uuid",
                    "status text");

    private MembershipDirectory() {}

    public static ReadModel readModel(
            Aggregate<?, ?, MembershipEvent, MembershipView> memberships) {
        return ReadModel.inline("memberships-1", TABLE)
                .from(
                        memberships,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.steps().getFirst().on().toString(),
                                        after.community(),
                                        after.organization(),
                                        after.person(),
                                        after.status()));
    }
}
