package org.copractice.membership.proof.directory;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.proof.ProofEvent;

/// Answers "which proofs does this person have?" and "does this one still count?".
public final class ProofDirectory {

    static final Table PROOF =
            Table.of(
                    "proof",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "issued_at text",
                    "person uuid",
                    "membership uuid",
                    "until timestamptz",
                    "revoked boolean");

    /// Always as many digits, so that the order of texts is that of time.
    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private ProofDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, ProofEvent, ProofView> proofs) {
        return ReadModel.inline("proofs-1", PROOF)
                .from(
                        proofs,
                        (_, after, rows) ->
                                rows.put(
                                        PROOF,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        SORTABLE.format(after.issuedAt()),
                                        after.person(),
                                        after.membership(),
                                        after.until(),
                                        after.revoked()));
    }
}
