package org.copractice.gateway.portal;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.copractice.gateway.GatewayConfig;
import org.copractice.gateway.portal.Files.File;
import org.copractice.gateway.portal.SignIn.Endpoints;

/// Puts the portal on the router, for the paths that belong to no service.
@ApplicationScoped
class Portal {

    /// The portal for an issuer whose addresses are these.
    private record Edition(Endpoints issuer, Files files, String policy) {}

    private PortalConfig config;
    private SignIn signIn;
    private volatile Edition edition;

    void open(@Observes Router router, PortalConfig config, GatewayConfig gateway, Vertx vertx) {
        this.config = config;
        signIn = new SignIn(config, vertx);
        var status = new Status(config, gateway, vertx);
        router.get("/status").handler(status::answer);
        router.get("/openapi")
                .produces("application/yaml")
                .produces("application/json")
                .handler(this::document);
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(call ->
                        Files.at(call.normalizedPath())
                                .ifPresentOrElse(name -> send(call, name), call::next));
    }

    private void document(RoutingContext call) {
        call.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var json = "application/json".equals(call.getAcceptableContentType());
        send(call, json ? "openapi.json" : "openapi.yaml");
    }

    private void send(RoutingContext call, String name) {
        signIn.endpoints(call.vertx())
                .map(this::edition)
                .onSuccess(edition -> send(call, edition, name))
                .onFailure(call::fail);
    }

    /// What has been read is kept for as long as the issuer says the same.
    private Edition edition(Endpoints issuer) {
        var current = edition;
        if (current == null || !current.issuer().equals(issuer)) {
            current = new Edition(issuer, new Files(addresses(issuer)), policy(issuer));
            edition = current;
        }
        return current;
    }

    private void send(RoutingContext call, Edition edition, String name) {
        call.vertx()
                .executeBlocking(() -> edition.files().get(name), false)
                .onSuccess(file -> answer(call, edition, file))
                .onFailure(call::fail);
    }

    private Map<String, String> addresses(Endpoints issuer) {
        return Map.of(
                "url", config.url().toString(),
                "authorizeUrl", issuer.authorize().toString(),
                "tokenUrl", issuer.token().toString(),
                "clientId", config.clientId());
    }

    /// Nothing from elsewhere and nothing inline, so that a text which found its way into a page
    /// stays a text. Pictures as data are those in the style sheet of the reference, which asks the
    /// issuer for tokens.
    private static String policy(Endpoints issuer) {
        return """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        connect-src 'self' %s; form-action 'none'; base-uri 'none'; frame-ancestors 'none'\
        """
                .formatted(issuer.token().resolve("/"));
    }

    private void answer(RoutingContext call, Edition edition, File file) {
        var response =
                call.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                        .putHeader(HttpHeaders.ETAG, file.tag())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=300")
                        .putHeader("Content-Security-Policy", edition.policy())
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Referrer-Policy", "no-referrer");
        if (file.tag().equals(call.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.end(file.content());
        }
    }
}
