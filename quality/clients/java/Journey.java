import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.client.ApiClient;
import org.copractice.client.ApiException;
import org.copractice.client.api.OrganizationKindsApi;
import org.copractice.client.api.OrganizationKindsApi.APIPutOrganizationKindRequest;
import org.copractice.client.api.OrganizationsApi;
import org.copractice.client.api.OrganizationsApi.APIListOrganizationsRequest;
import org.copractice.client.api.OrganizationsApi.APIPutOrganizationRequest;
import org.copractice.client.model.Organization;
import org.copractice.client.model.OrganizationBody;
import org.copractice.client.model.OrganizationKindBody;
import org.copractice.client.model.Problem;

/// A first journey through the API with the client that openapi-generator makes of the OpenAPI document.
public final class Journey {

    private static final String GATEWAY = System.getenv("GATEWAY");
    private static final String ISSUER = System.getenv("ISSUER");

    private final ApiClient client = new ApiClient();
    private final OrganizationsApi organizations;

    private Journey(String token) {
        client.updateBaseUri(GATEWAY);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        organizations = new OrganizationsApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        new Journey(token()).walk();
    }

    private void walk() throws Exception {
        new OrganizationKindsApi(client)
                .putOrganizationKind(
                        APIPutOrganizationKindRequest.newBuilder()
                                .code("museum")
                                .organizationKindBody(new OrganizationKindBody().name("Museum").onePerCounty(false))
                                .build());
        var mine = new ArrayList<Organization>();
        for (var name : List.of("Museum of Tin", "Museum of Tides", "Museum of Time")) {
            mine.add(register(name));
        }
        System.out.println("registered at revision " + mine.getFirst().getRevision());
        System.out.println("changed to revision " + change(mine.getFirst(), "Museum of Type").getRevision());
        try {
            change(mine.getFirst(), "Museum of Tar");
        } catch (ApiException refused) {
            var problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            System.out.println("refused: " + problem.getStatus() + " " + problem.getCode());
        }
        var seen = museums();
        var found = mine.stream().filter(museum -> seen.stream().filter(museum.getId()::equals).count() == 1).count();
        System.out.println("listed " + found + " of " + mine.size());
    }

    /// The id is minted here, and the key makes it safe to send the call again.
    private Organization register(String name) throws ApiException {
        return organizations.putOrganization(
                APIPutOrganizationRequest.newBuilder()
                        .id(UUID.randomUUID())
                        .idempotencyKey(UUID.randomUUID().toString())
                        .organizationBody(museum(name))
                        .build());
    }

    private Organization change(Organization seen, String name) throws ApiException {
        return organizations.putOrganization(
                APIPutOrganizationRequest.newBuilder()
                        .id(seen.getId())
                        .ifMatch("\"" + seen.getRevision() + "\"")
                        .organizationBody(museum(name))
                        .build());
    }

    private static OrganizationBody museum(String name) {
        return new OrganizationBody().name(name).kind("museum");
    }

    private List<UUID> museums() throws ApiException {
        var ids = new ArrayList<UUID>();
        String cursor = null;
        do {
            var page = organizations.listOrganizations(
                    APIListOrganizationsRequest.newBuilder().kind("museum").limit(2).cursor(cursor).build());
            page.getItems().forEach(museum -> ids.add(museum.getId()));
            cursor = page.getNext();
        } while (cursor != null);
        return ids;
    }

    private static String token() throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_id=partner-demo&client_secret=any";
        var request =
                HttpRequest.newBuilder(URI.create(ISSUER + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).get("access_token").asText();
        }
    }
}
