package org.copractice.local.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.copractice.local.engine.DemoAccess;

/// The realm that production uses, and what only this machine adds to it: the people and clients of
/// the demonstration, and that browsers come back to a portal on this machine.
final class DemoRealm {

    static final String NAME = "copractice";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;
    private final Secrets secrets;

    private DemoRealm(ObjectNode realm, Secrets secrets) {
        this.realm = realm;
        this.secrets = secrets;
    }

    static String of(Path checkout, Secrets secrets) throws IOException {
        var file = checkout.resolve("deploy/keycloak/copractice-realm.json");
        var demo = new DemoRealm((ObjectNode) JSON.readTree(file.toFile()), secrets);
        demo.realm.withArray("/clients").forEach(client -> demo.comeBackHere((ObjectNode) client));
        DemoAccess.SCOPES.keySet().stream().sorted().forEach(demo::addClient);
        DemoAccess.ROLES.keySet().stream().sorted().forEach(demo::addPerson);
        return demo.realm.toPrettyString();
    }

    /// Without a port Keycloak takes any of this machine, so that the gateway may change its own.
    private void comeBackHere(ObjectNode client) {
        if (client.path("clientId").asText().equals(DemoAccess.PORTAL)) {
            client.putArray("redirectUris").add("http://localhost/reference/oauth2-redirect.html");
            client.putArray("webOrigins").add("*");
        }
    }

    private void addClient(String id) {
        var client =
                realm.withArray("/clients")
                        .addObject()
                        .put("clientId", id)
                        .put("secret", secrets.clients())
                        .put("serviceAccountsEnabled", true)
                        .put("standardFlowEnabled", false)
                        .put("fullScopeAllowed", false);
        var scopes = client.putArray("defaultClientScopes").add("basic").add("copractice");
        List.of(DemoAccess.SCOPES.get(id).split(" ")).forEach(scopes::add);
        client.putArray("optionalClientScopes");
        addUser(id, "service-account-" + id).put("serviceAccountClientId", id);
    }

    private void addPerson(String name) {
        var person =
                addUser(name, name)
                        .put("email", name + "@example.org")
                        .put("emailVerified", true)
                        .put("firstName", name)
                        .put("lastName", "of the demonstration");
        person.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", secrets.people());
        var roles = person.putObject("clientRoles").putArray(NAME);
        DemoAccess.ROLES.get(name).forEach(roles::add);
    }

    /// With the same subject as at the development issuer, so that what somebody did, and a record
    /// that is theirs, stay theirs whichever of the two is running.
    private ObjectNode addUser(String subject, String name) {
        return realm.withArray("/users")
                .addObject()
                .put("id", subject)
                .put("username", name)
                .put("enabled", true);
    }
}
