package org.copractice.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection to the gateway on which a test writes what no client library would.
final class Wire implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket;
    private final String token;

    Wire(URI gateway, String token) {
        this.token = token;
        try {
            socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lines end as HTTP wants them; `$TOKEN` stands for the client's.
    void write(String text) {
        writeAsIs(text.replace("\n", "\r\n"));
    }

    /// Lines end as the text has them.
    void writeAsIs(String text) {
        try {
            socket.getOutputStream()
                    .write(text.replace("$TOKEN", token).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(int bytes) {
        try {
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Until the gateway closes the connection.
    String readAll() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long countAll() {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With a reset rather than a polite end, as a client that crashes.
    void abort() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
