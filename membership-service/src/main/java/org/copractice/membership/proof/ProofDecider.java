package org.copractice.membership.proof;

import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.proof.Proof.Annulled;
import org.copractice.membership.proof.Proof.Given;
import org.copractice.membership.proof.Proof.None;
import org.copractice.membership.proof.Proof.Statement;
import org.copractice.membership.proof.ProofCommand.Issue;
import org.copractice.membership.proof.ProofCommand.Revoke;
import org.copractice.membership.proof.ProofEvent.Issued;
import org.copractice.membership.proof.ProofEvent.Revoked;

/// The rules of a proof.
public final class ProofDecider implements Decider<ProofCommand, Proof, ProofEvent> {

    @Override
    public Proof initial() {
        return new None();
    }

    @Override
    public List<ProofEvent> decide(ProofCommand command, Proof state) {
        return switch (command) {
            case Issue issue -> issue(issue, state);
            case Revoke(var person) -> revoke(person, state);
        };
    }

    @Override
    public Proof evolve(Proof state, ProofEvent event) {
        return switch (event) {
            case Issued(var person, var membership, var says, var until) ->
                    new Given(new Statement(person, membership, says, until));
            case Revoked _ ->
                    state instanceof Given(var statement) ? new Annulled(statement) : state;
        };
    }

    private static List<ProofEvent> issue(Issue asked, Proof state) {
        return switch (state) {
            case None _ ->
                    List.of(
                            new Issued(
                                    asked.person(),
                                    asked.membership(),
                                    asked.says(),
                                    asked.until()));
            case Given(var statement) when isSame(asked, statement) -> List.of();
            case Annulled(var statement) when isSame(asked, statement) ->
                    throw new Rejection(
                            "proof-revoked", "This proof was revoked; ask for another.");
            case Given _, Annulled _ ->
                    throw new Rejection("proof-exists", "Another proof has this id.");
        };
    }

    /// Asked again it is the same proof, which expires when it was to expire at first.
    private static boolean isSame(Issue asked, Statement statement) {
        return asked.person().equals(statement.person())
                && asked.membership().equals(statement.membership())
                && asked.says().equals(statement.says());
    }

    private static List<ProofEvent> revoke(UUID person, Proof state) {
        return switch (state) {
            case Given(var statement) when statement.person().equals(person) ->
                    List.of(new Revoked());
            case Annulled(var statement) when statement.person().equals(person) -> List.of();
            case None _, Given _, Annulled _ ->
                    throw new Rejection("proof-unknown", "The person has no such proof.");
        };
    }
}
