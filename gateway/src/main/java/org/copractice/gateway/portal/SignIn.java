package org.copractice.gateway.portal;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/// Where people sign in and tokens are had, as the issuer itself says: every issuer has paths of
/// its own. Only the first reader waits for its answer; later it is asked again while what it said
/// last is shown.
final class SignIn {

    record Endpoints(URI authorize, URI token) {}

    private static final String ISSUER = "issuer";

    private final PortalConfig config;
    private final HttpClient client;
    private final AsyncLoadingCache<String, Endpoints> found;
    private volatile Endpoints last;

    SignIn(PortalConfig config, Vertx vertx) {
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        this.last = endpoints(config.issuer() + "/authorize", config.issuer() + "/token");
        this.found =
                Caffeine.newBuilder()
                        .refreshAfterWrite(config.statusAge())
                        .executor(Runnable::run)
                        .buildAsync((_, _) -> ask().toCompletionStage().toCompletableFuture());
    }

    Future<Endpoints> endpoints(Vertx vertx) {
        return Future.fromCompletionStage(found.get(ISSUER), vertx.getOrCreateContext());
    }

    /// While the issuer is silent, what it said before, or what is usual.
    private Future<Endpoints> ask() {
        return client.request(
                        new RequestOptions()
                                .setMethod(HttpMethod.GET)
                                .setAbsoluteURI(
                                        config.issuer() + "/.well-known/openid-configuration")
                                .setConnectTimeout(config.statusTimeout().toMillis())
                                .setIdleTimeout(config.statusTimeout().toMillis()))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(body -> said(body.toJsonObject()))
                .timeout(config.statusTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(endpoints -> last = endpoints)
                .otherwise(_ -> last);
    }

    private Endpoints said(JsonObject discovery) {
        return endpoints(
                discovery.getString("authorization_endpoint"),
                discovery.getString("token_endpoint"));
    }

    private Endpoints endpoints(String authorize, String token) {
        return new Endpoints(
                config.authorizeUrl().orElseGet(() -> URI.create(authorize)),
                config.tokenUrl().orElseGet(() -> URI.create(token)));
    }
}
