package org.copractice.gateway.portal;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.copractice.gateway.GatewayConfig;

/// How the services are, as each says of itself. What was found is told for some seconds, however
/// many ask: the readers of a page must not become a load on the services.
final class Status {

    private static final String ALL = "all";

    private final PortalConfig config;
    private final GatewayConfig gateway;
    private final HttpClient client;
    private final AsyncLoadingCache<String, JsonObject> found;

    Status(PortalConfig config, GatewayConfig gateway, Vertx vertx) {
        this.config = config;
        this.gateway = gateway;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        this.found =
                Caffeine.newBuilder()
                        .expireAfterWrite(config.statusAge())
                        .executor(Runnable::run)
                        .buildAsync((_, _) -> ask());
    }

    void answer(RoutingContext call) {
        Future.fromCompletionStage(found.get(ALL), call.vertx().getOrCreateContext())
                .onSuccess(status ->
                        call.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(status.toBuffer()))
                .onFailure(call::fail);
    }

    private CompletableFuture<JsonObject> ask() {
        var services = services();
        var answers = services.values().stream().map(this::ask).toList();
        return Future.join(answers)
                .map(_ -> {
                    var list = new JsonArray();
                    var answer = answers.iterator();
                    services.keySet()
                            .forEach(name ->
                                    list.add(
                                            new JsonObject()
                                                    .put("name", name)
                                                    .put("status", answer.next().result())));
                    return new JsonObject().put("services", list);
                })
                .toCompletionStage()
                .toCompletableFuture();
    }

    /// A service with several pools of connections is asked once, under the name that has most of
    /// its paths.
    private SortedMap<String, URI> services() {
        var byUrl =
                gateway.upstreams().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getValue().url(),
                                        Function.identity(),
                                        BinaryOperator.maxBy(
                                                Comparator.comparingInt(entry ->
                                                        entry.getValue().prefixes().size()))));
        var byName = new TreeMap<String, URI>();
        byUrl.forEach((url, entry) -> byName.put(entry.getKey(), url));
        return byName;
    }

    private Future<String> ask(URI service) {
        return client.request(
                        new RequestOptions()
                                .setMethod(HttpMethod.GET)
                                .setAbsoluteURI(service.resolve("/q/health/ready").toString())
                                .setConnectTimeout(config.statusTimeout().toMillis())
                                .setIdleTimeout(config.statusTimeout().toMillis()))
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == 200 ? "ready" : "not-ready")
                .timeout(config.statusTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise("unreachable");
    }
}
