package org.copractice.local.engine;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/// Who is who in the demonstration, and the claims their tokens carry.
///
/// Somebody who is not named here gets a token as well, with no role and no scope: that is how to
/// see what a stranger sees.
public final class DemoAccess implements OAuth2TokenCallback {

    public static final Map<String, List<String>> ROLES =
            Map.of(
                    "admin", List.of("administrator"),
                    "olga", List.of("organizer"),
                    "maria", List.of("member"));
    public static final Map<String, String> SCOPES =
            Map.of(
                    "partner-demo",
                    "membership.read membership.write people.read people.write"
                            + " events.read events.subscribe",
                    "operator",
                    "operations");
    public static final String PORTAL = "copractice-portal";
    public static final String PARTNER = "partner-demo";

    @Override
    public String issuerId() {
        return DevelopmentIssuer.ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return person(request) == null ? client(request) : person(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("copractice");
    }

    /// Who signs in on the login page brings the roles along from there: the page is the only one
    /// who knows the person.
    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        var claims = new HashMap<String, Object>();
        claims.put("azp", client(request));
        var person = person(request);
        if (person != null) {
            claims.put("roles", ROLES.getOrDefault(person, List.of()));
            claims.put("preferred_username", person);
            claims.put("email", person + "@example.org");
            claims.put("email_verified", true);
        } else if (SCOPES.containsKey(client(request))) {
            claims.put("scope", SCOPES.get(client(request)));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return 3600;
    }

    private static String person(TokenRequest request) {
        return request.getAuthorizationGrant()
                        instanceof ResourceOwnerPasswordCredentialsGrant login
                ? login.getUsername()
                : null;
    }

    private static String client(TokenRequest request) {
        ClientID id =
                request.getClientAuthentication() == null
                        ? request.getClientID()
                        : request.getClientAuthentication().getClientID();
        return id == null ? "unknown" : id.getValue();
    }
}
