package org.copractice.membership.proof.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.store.Database;
import org.copractice.membership.proof.Proof;
import org.copractice.membership.proof.ProofCommand;
import org.copractice.membership.proof.ProofCommand.Issue;
import org.copractice.membership.proof.ProofCommand.Revoke;
import org.copractice.membership.proof.ProofEvent;
import org.copractice.membership.proof.directory.ProofView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Proofs of a person's memberships. The statement is in the answer and nowhere else.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people")
@Tag(name = "Proofs")
class ProofEndpoint {

    private static final int USUAL_DAYS = 90;

    @Schema(name = "ProofBody")
    record ProofBody(
            @NotNull(message = "The id of a community is needed.") UUID community,
            @Size(max = 3, message = "3 at most.")
                    @Schema(
                            description = "What it is to say besides: name, seats, cohorts",
                            maxLength = 7)
                    List<
                                    @NotNull(message = "No gaps.")
                                    @Pattern(
                                            regexp = "name|seats|cohorts",
                                            message = "One of name, seats, cohorts.")
                                    String>
                            says,
            @Min(value = 1, message = "A day at least.")
                    @Max(value = 366, message = "A year at most.")
                    @Schema(description = "Days until it expires; 90 if absent", examples = "90")
                    Integer days) {}

    @Schema(name = "IssuedProof")
    record IssuedProof(
            @Schema(required = true) ProofView proof,
            @Schema(required = true, description = "The signed statement, a JWT") String token) {}

    private final Records<ProofCommand, Proof, ProofEvent, ProofView> proofs;
    private final Facts facts;
    private final Signatory signatory;
    private final References references;
    private final Caller caller;

    ProofEndpoint(
            Records<ProofCommand, Proof, ProofEvent, ProofView> proofs,
            Database database,
            Signatory signatory,
            References references,
            Caller caller) {
        this.proofs = proofs;
        this.facts = new Facts(database);
        this.signatory = signatory;
        this.references = references;
        this.caller = caller;
    }

    @PUT
    @Path("/{id}/proofs/{proof}")
    @Operation(
            operationId = "issueProof",
            summary = "Prove that a person is a member of a community",
            description =
                    "People ask for themselves what they like. Others get a proof with the name only"
                            + " if the person consents to `export`. You choose the id: a random one,"
                            + " for whoever knows it can ask whether the proof counts. A repeat signs"
                            + " the same proof anew.")
    @APIResponse(
            responseCode = "200",
            description = "Signed anew",
            content = @Content(schema = @Schema(implementation = IssuedProof.class)))
    @APIResponse(
            responseCode = "201",
            description = "The signed statement, and what is recorded of it",
            content = @Content(schema = @Schema(implementation = IssuedProof.class)))
    @APIResponse(
            responseCode = "409",
            description = "consent-missing, no-active-membership, proof-exists, proof-revoked")
    public Response issue(UUID id, UUID proof, @Valid @NotNull ProofBody body) {
        if (!references.exists("person", "id", id)) {
            throw HttpProblem.notFound();
        }
        signatory.check();
        var issued = proofs.perform(proof, issue(id, body));
        var view = issued.view();
        var said = facts.said(id, view.membership(), view.says());
        return Response.status(issued.created() ? 201 : 200)
                .header("ETag", "\"%d\"".formatted(view.revision()))
                .header("Location", "/v1/people/%s/proofs/%s".formatted(id, proof))
                .entity(new IssuedProof(view, signatory.sign(view, said, caller.now())))
                .build();
    }

    private Issue issue(UUID person, ProofBody body) {
        var says =
                body.says() == null
                        ? List.<String>of()
                        : body.says().stream().distinct().sorted().toList();
        if (says.contains("name") && !caller.is(person) && !facts.isConsented(person, "export")) {
            throw new Rejection(
                    "consent-missing", "The person does not consent to files with their name.");
        }
        var membership =
                facts.activeMembership(person, body.community())
                        .orElseThrow(() ->
                                new Rejection(
                                        "no-active-membership",
                                        "The person is no active member of this community."));
        var days = body.days() == null ? USUAL_DAYS : body.days();
        return new Issue(person, membership, says, caller.now().plus(Duration.ofDays(days)));
    }

    @GET
    @Path("/{id}/proofs")
    @Operation(operationId = "listProofs", summary = "Proofs that were given to a person")
    @APIResponse(
            responseCode = "200",
            description = "A page of proofs, without the statements",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            UUID id,
            @RestQuery
                    @Schema(
                            enumeration = {"issued-at", "-issued-at"},
                            defaultValue = "issued-at")
                    String sort,
            @BeanParam Paging paging) {
        return proofs.list(
                paging.sortedBy(sort),
                Filter.matching("person IN (SELECT same_person(?::uuid))", id.toString()));
    }

    @DELETE
    @Path("/{id}/proofs/{proof}")
    @Operation(operationId = "revokeProof", summary = "Let a proof count no longer")
    @APIResponse(
            responseCode = "200",
            description = "Revoked, now or before",
            content = @Content(schema = @Schema(implementation = ProofView.class)))
    public Response revoke(UUID id, UUID proof) {
        try {
            return proofs.change(proof, proof, new Revoke(id));
        } catch (Rejection refusal) {
            if (refusal.code().equals("proof-unknown")) {
                throw HttpProblem.notFound();
            }
            throw refusal;
        }
    }

    /// The list's form, for the documentation.
    @Schema(name = "ProofPage")
    record Page(List<ProofView> items, String next) {}
}
