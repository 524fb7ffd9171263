package org.copractice.eventsourcing.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.security.DigestInputStream;
import java.util.HexFormat;

/// Hands a body to who wants it as an [Upload], and notes its digest on the way, as [BodyDigest]
/// does of bodies that are held in memory.
@Provider
public class UploadReader implements MessageBodyReader<Upload> {

    private final CurrentVertxRequest current;

    UploadReader(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var digest = Requests.sha256();
        var upload = Upload.of(new DigestInputStream(body, digest));
        current.getCurrent().put(Requests.BODY_DIGEST, HexFormat.of().formatHex(digest.digest()));
        return upload;
    }
}
