package org.copractice.membership.proof.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.proof.Proof;
import org.copractice.membership.proof.Proof.Annulled;
import org.copractice.membership.proof.Proof.Given;
import org.copractice.membership.proof.Proof.None;
import org.copractice.membership.proof.Proof.Statement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is known of a proof; not the statement itself.
@Schema(name = "Proof", description = "A proof of membership that was given to somebody")
public record ProofView(
        @Schema(required = true, description = "Also `jti` of the token") UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, description = "Id of a person") UUID person,
        @Schema(required = true, description = "Id of the membership that it proves")
                UUID membership,
        @Schema(required = true, description = "What it says besides") List<String> says,
        @Schema(required = true, description = "When it expires") Instant until,
        @Schema(required = true) boolean revoked,
        @Schema(required = true) Instant issuedAt,
        @Schema(required = true) Instant changedAt) {

    public static ProofView of(Current<Proof> current) {
        return switch (current.state()) {
            case Given(var statement) -> of(current, statement, false);
            case Annulled(var statement) -> of(current, statement, true);
            case None _ -> throw new IllegalArgumentException("no proof yet");
        };
    }

    private static ProofView of(Current<Proof> current, Statement statement, boolean revoked) {
        return new ProofView(
                current.stream(),
                current.revision(),
                statement.person(),
                statement.membership(),
                statement.says(),
                statement.until(),
                revoked,
                current.since(),
                current.at());
    }
}
