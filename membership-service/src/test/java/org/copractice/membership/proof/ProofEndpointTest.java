package org.copractice.membership.proof;

import static io.restassured.RestAssured.given;
import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.claimed;
import static org.copractice.membership.testing.People.consents;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Proofs as the person, the network and a third party see them. The third party has an independent
/// library, the published keys and no account.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofEndpointTest {

    private final String signsIn = "ana-" + UUID.randomUUID();

    @Inject AgroalDataSource database;

    private UUID ana;
    private UUID community;
    private String membership;
    private String name;

    @BeforeEach
    void an_active_member() {
        name = "Math " + UUID.randomUUID();
        community = Network.community(name);
        ana = registered("Ana Peña", signsIn);
        claimed(ana, signsIn).statusCode(200);
        membership =
                "/v1/memberships/"
                        + change(
                                        "/v1/memberships",
                                        """
                                        {"community":"%s","person":"%s","by":"requested","on":"2026-07-01"}
                                        """
                                                .formatted(community, ana))
                                .statusCode(201)
                                .extract()
                                .path("id");
        change(membership + "/admission", "{\"on\":\"2026-08-20\"}").statusCode(200);
    }

    private ValidatableResponse asked(RequestSpecification by, String says) {
        return asked(by, UUID.randomUUID(), says);
    }

    private ValidatableResponse asked(RequestSpecification by, UUID id, String says) {
        return by.body("{\"community\":\"%s\",\"says\":%s}".formatted(community, says))
                .put(path(ana) + "/proofs/" + id)
                .then();
    }

    private String proof(String says) {
        return asked(as(signsIn), says).statusCode(201).extract().path("token");
    }

    private static void refused(ValidatableResponse response, String code) {
        response.statusCode(409).body("code", equalTo(code));
    }

    private static JWTClaimsSet verified(String proof) throws Exception {
        return verified(proof, Instant.now());
    }

    /// All that a third party does, some day.
    private static JWTClaimsSet verified(String proof, Instant then) throws Exception {
        var keys = given().get("/v1/proof-keys").then().statusCode(200).extract().asString();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("membership-proof+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(keys))));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        new JWTClaimsSet.Builder().issuer("http://localhost:8080").build(),
                        Set.of("sub", "jti", "iat", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(then);
                    }
                });
        return processor.process(proof, null);
    }

    private static void hasStatus(String proof, String status) throws Exception {
        var id = SignedJWT.parse(proof).getJWTClaimsSet().getJWTID();
        given().get("/v1/proofs/" + id)
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("id", id, "status", status)));
    }

    @Test
    void a_third_party_verifies_it_with_the_published_keys_alone() throws Exception {
        var proof = proof("[\"name\"]");
        var claims = verified(proof);
        assertEquals(ana.toString(), claims.getSubject());
        assertEquals("Ana Peña", claims.getStringClaim("name"));
        assertEquals("2026-08-20", claims.getStringClaim("memberSince"));
        assertEquals(
                Map.of("id", community.toString(), "name", name),
                claims.getJSONObjectClaim("community"));
        assertEquals(
                "http://localhost:8080/v1/proofs/" + claims.getJWTID(),
                claims.getStringClaim("statusUrl"));
        hasStatus(proof, "valid");
    }

    @Test
    void it_says_what_was_asked_for_and_no_more() throws Exception {
        var least =
                Set.of("iss", "sub", "jti", "iat", "exp", "statusUrl", "community", "memberSince");
        assertEquals(least, verified(proof("[]")).getClaims().keySet());
        var seat = UUID.randomUUID();
        var committee = "/v1/communities/" + community;
        change(committee + "/seats", "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat))
                .statusCode(200);
        change(
                        committee + "/seats/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2026-09-01\",\"until\":\"2027-09-01\"}"
                                .formatted(ana))
                .statusCode(200);
        var cohort =
                change(
                                "/v1/cohorts",
                                "{\"community\":\"%s\",\"number\":1,\"programYear\":\"2026-27\"}"
                                        .formatted(community))
                        .extract()
                        .<String>path("id");
        change(
                        "/v1/cohorts/" + cohort + "/members",
                        "{\"person\":\"%s\",\"on\":\"2026-09-01\"}".formatted(ana))
                .statusCode(200);
        var claims = verified(proof("[\"seats\",\"cohorts\"]"));
        assertEquals(
                List.of(Map.of("title", "Chair", "from", "2026-09-01", "until", "2027-09-01")),
                claims.getClaim("seats"));
        var cohorts = claims.getListClaim("cohorts");
        assertEquals("2026-27", ((Map<?, ?>) cohorts.getFirst()).get("programYear"));
        assertEquals(1, cohorts.size());
        assertEquals(null, claims.getClaim("name"));
    }

    @Test
    void whatever_is_changed_in_it_is_noticed() throws Exception {
        var proof = proof("[\"name\"]");
        verified(proof);
        for (int i = 0; i < proof.length(); i += 7) {
            if (proof.charAt(i) != '.') {
                var flipped = new StringBuilder(proof);
                // the highest bit of six, since the lowest ones of the last character say nothing
                flipped.setCharAt(i, proof.charAt(i) == 'A' ? 'w' : 'A');
                assertThrows(Exception.class, () -> verified(flipped.toString()));
            }
        }
    }

    @Test
    void what_another_key_signed_is_no_proof() throws Exception {
        var proof = SignedJWT.parse(proof("[]"));
        var forger = new ECKeyGenerator(Curve.P_256).keyID(proof.getHeader().getKeyID()).generate();
        var forged = new SignedJWT(proof.getHeader(), proof.getJWTClaimsSet());
        forged.sign(new ECDSASigner(forger));
        assertThrows(Exception.class, () -> verified(forged.serialize()));
    }

    @Test
    void it_expires() throws Exception {
        var proof = proof("[]");
        var days = Duration.ofDays(90);
        verified(proof, Instant.now().plus(days).minusSeconds(60));
        assertThrows(
                Exception.class, () -> verified(proof, Instant.now().plus(days).plusSeconds(120)));
        Sql.execute(database, "UPDATE proof SET until = now() WHERE person = '%s'".formatted(ana));
        hasStatus(proof, "expired");
    }

    @Test
    void it_can_be_revoked_by_the_person() throws Exception {
        var proof = proof("[]");
        var id = SignedJWT.parse(proof).getJWTClaimsSet().getJWTID();
        var revocation = path(ana) + "/proofs/" + id;
        as(signsIn).get(path(ana) + "/proofs").then().body("items.id", contains(id));
        var other = "bo-" + UUID.randomUUID();
        var bo = registered("Bo", other);
        claimed(bo, other).statusCode(200);
        as(other).header("If-Match", "*").delete(revocation).then().statusCode(404);
        as(other).header("If-Match", "*").delete(path(bo) + "/proofs/" + id).then().statusCode(404);
        hasStatus(proof, "valid");
        for (int i = 0; i < 2; i++) {
            as(signsIn)
                    .header("If-Match", "*")
                    .delete(revocation)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("revoked", equalTo(true));
        }
        hasStatus(proof, "revoked");
    }

    @Test
    void it_counts_no_longer_than_the_membership() throws Exception {
        var proof = proof("[]");
        change(membership + "/ending", "{\"on\":\"2026-09-01\",\"reason\":\"Moved\"}")
                .statusCode(200);
        hasStatus(proof, "revoked");
        refused(asked(as(signsIn), "[]"), "no-active-membership");
    }

    @Test
    void it_counts_no_longer_once_the_person_is_forgotten() throws Exception {
        var proof = proof("[\"name\"]");
        administrator().header("If-Match", "*").post(path(ana) + "/erasure").then().statusCode(200);
        hasStatus(proof, "revoked");
    }

    @Test
    void others_get_the_name_only_if_the_person_consents() throws Exception {
        asked(registry(), "[]").statusCode(201);
        refused(asked(registry(), "[\"name\"]"), "consent-missing");
        consents(ana, "export", true, "2026-09-01").statusCode(200);
        var proof = asked(registry(), "[\"name\"]").statusCode(201).extract().<String>path("token");
        assertEquals("Ana Peña", verified(proof).getStringClaim("name"));
        consents(ana, "export", false, "2026-09-02").statusCode(200);
        refused(asked(registry(), "[\"name\"]"), "consent-missing");
    }

    @Test
    void a_member_gets_no_proof_of_somebody_else() {
        asked(as("somebody-" + UUID.randomUUID()), "[]").statusCode(404);
    }

    @Test
    void a_repeat_is_the_same_proof() throws Exception {
        var id = UUID.randomUUID();
        var first = asked(as(signsIn), id, "[]").statusCode(201);
        var again = asked(as(signsIn), id, "[]").statusCode(200).header("ETag", "\"1\"");
        assertEquals(first.extract().<Object>path("proof"), again.extract().<Object>path("proof"));
        assertEquals(
                verified(first.extract().path("token")).getExpirationTime(),
                verified(again.extract().path("token")).getExpirationTime());
        refused(asked(as(signsIn), id, "[\"name\"]"), "proof-exists");
        as(signsIn).get(path(ana) + "/proofs").then().body("items.id", contains(id.toString()));
    }

    @Test
    void what_there_is_no_proof_of_has_no_status() {
        given().get("/v1/proofs/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/proofs/" + ana).then().statusCode(404);
        given().get(path(ana)).then().statusCode(401);
        given().get(path(ana) + "/proofs").then().statusCode(401);
    }
}
