package org.copractice.membership.subscription.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.subscription.destination.Refused;

/// Sends one request to an address that leads outside, and gives up when it takes too long. The
/// connection is made to the very address that was judged; TLS still asks for the host's name.
/// Redirects are answers like others: where one leads to, nobody has judged. No connection is used
/// twice: an endpoint may be closing it at that very moment, which would count as a failure.
public final class Post implements AutoCloseable {

    /// Of an answer nobody needs more to see what went wrong, and a subscriber can send without
    /// end.
    private static final int MOST_READ = 1_000;

    /// To one host, more than are ever waited for at once: partners may share a host, and one that
    /// does not answer must not keep the others waiting.
    private static final int CONNECTIONS = 1_000;

    private final Destinations destinations;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient client;

    /// @param options how TLS trusts; the rest is set here
    /// @param patience from the connection to the end of the answer
    public Post(
            Vertx vertx,
            HttpClientOptions options,
            Destinations destinations,
            Duration patience,
            Clock clock) {
        this.destinations = destinations;
        this.patience = patience;
        this.clock = clock;
        this.client =
                vertx.createHttpClient(
                        options.setVerifyHost(true)
                                .setConnectTimeout((int) patience.toMillis())
                                .setSslHandshakeTimeout(patience.toMillis())
                                .setSslHandshakeTimeoutUnit(MILLISECONDS)
                                .setKeepAlive(false),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    Answer send(URI uri, Map<String, String> headers, String body) {
        var under = new AtomicReference<HttpClientRequest>();
        try {
            return client.request(options(uri, destinations.reached(uri)))
                    .compose(request -> {
                        under.set(request);
                        return exchange(request, headers, body);
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis(), MILLISECONDS);
        } catch (Refused e) {
            return Answer.none("address-refused", e.getMessage());
        } catch (UnknownHostException e) {
            return Answer.none("unknown-host", "The host name is not known.");
        } catch (TimeoutException e) {
            abandon(under.get());
            return Answer.none("timeout", "No answer within %s.".formatted(patience));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon(under.get());
            return Answer.none("interrupted", "This service was stopped.");
        }
    }

    /// The answer is listened for before anything is sent: a quick endpoint has answered before
    /// this thread comes to it.
    private Future<Answer> exchange(
            HttpClientRequest request, Map<String, String> headers, String body) {
        headers.forEach(request::putHeader);
        var answer = request.response().compose(this::read);
        request.end(Buffer.buffer(body.getBytes(UTF_8)));
        return answer;
    }

    private static void abandon(HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    /// Without what a message of ours could tell about our network.
    private static Answer failed(Throwable cause) {
        return cause instanceof SSLException
                ? Answer.none("tls", "No TLS connection that can be trusted.")
                : Answer.none("unreachable", "No connection, or it was cut off.");
    }

    /// The address without a name: nobody looks it up again.
    private static RequestOptions options(URI uri, InetAddress reached)
            throws UnknownHostException {
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var pinned = InetAddress.getByAddress(reached.getAddress());
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(pinned, port)))
                .setHost(uri.getHost().replaceAll("[\\[\\]]", ""))
                .setPort(port)
                .setSsl(tls)
                .setURI(target(uri))
                .setFollowRedirects(false);
    }

    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private Future<Answer> read(HttpClientResponse response) {
        var answered = Promise.<Answer>promise();
        var text = Buffer.buffer();
        response.exceptionHandler(answered::tryFail)
                .endHandler(_ -> answered.tryComplete(answer(response, text)))
                .handler(chunk -> {
                    text.appendBuffer(chunk);
                    if (text.length() > MOST_READ && answered.tryComplete(answer(response, text))) {
                        response.request().reset();
                    }
                });
        return answered.future();
    }

    private Answer answer(HttpClientResponse response, Buffer text) {
        boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
        return new Answer(
                response.statusCode(),
                null,
                Excerpt.of(text.getBytes(0, Math.min(text.length(), MOST_READ))),
                busy ? RetryAfter.of(response.getHeader("Retry-After"), clock.instant()) : null);
    }

    @Override
    public void close() {
        client.close();
    }
}
