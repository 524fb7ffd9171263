package org.copractice.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks the issuer as any client does.
record Tokens(String issuer) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Tokens of(String issuer) {
        return new Tokens(issuer);
    }

    String client(String id) throws Exception {
        return ask("grant_type=client_credentials&client_secret=any&client_id=" + id);
    }

    String person(String name) throws Exception {
        return ask("grant_type=password&client_id=copractice-portal&password=any&username=" + name);
    }

    boolean verifies(String token) throws Exception {
        var keys = JWKSet.parse(send(HttpRequest.newBuilder(URI.create(issuer + "/jwks")).build()));
        var signed = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        return signed.verify(new RSASSAVerifier(key))
                && issuer.equals(signed.getJWTClaimsSet().getIssuer());
    }

    private String ask(String form) throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(URI.create(issuer + "/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
        return new ObjectMapper().readTree(answer).path("access_token").asText();
    }

    private static String send(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }
}
