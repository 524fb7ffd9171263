package org.copractice.eventsourcing.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A connection to a server that a test can cut, as if the server were gone, and mend again.
public final class Wire {

    private final int serverPort;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    public Wire(int serverPort) {
        this.serverPort = serverPort;
        try (var probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
    }

    /// To connect to instead of the server's.
    public int port() {
        return port;
    }

    /// Connections break, new ones are refused.
    public void cut() {
        open.forEach(Wire::close);
        open.clear();
    }

    public void mend() {
        try {
            var entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            open.add(entrance);
            Thread.ofVirtual().start(() -> accept(entrance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket entrance) {
        while (!entrance.isClosed()) {
            try {
                var near = entrance.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> forward(near, far));
                Thread.ofVirtual().start(() -> forward(far, near));
            } catch (IOException _) {
                close(entrance); // cut
            }
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one side is gone, and with the end of this block the other
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
