package org.copractice.eventsourcing.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;

/// Notes the digest of a body that comes with an idempotency key, so that the key cannot be used
/// with another one, and that the body is there: from now on the caller waits. [UploadReader] notes
/// the digest of what is not to be held in memory.
@Provider
public class BodyDigest implements ReaderInterceptor {

    private final CurrentVertxRequest current;

    BodyDigest(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var request = current.getCurrent();
        if (request.request().getHeader("Idempotency-Key") != null
                && context.getType() != Upload.class) {
            var body = context.getInputStream().readAllBytes();
            request.put(
                    Requests.BODY_DIGEST, HexFormat.of().formatHex(Requests.sha256().digest(body)));
            context.setInputStream(new ByteArrayInputStream(body));
        }
        var body = context.proceed();
        Patience.beginAgain(request);
        return body;
    }
}
