package org.copractice.eventsourcing.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A publisher that is a process of its own, to be killed or frozen. It halts at a chosen point of
/// its first round, says so, and goes on when it is sent a line.
final class PublisherProgram {

    static final String MARK = "## ";
    static final String ASKS_FOR_THE_LEASE = "asks for the lease";

    /// Where it halts, told by the statement it is about to make or has just made.
    enum Point {
        /// It has read events and not published them.
        BEFORE_PUBLISHING("SELECT position", true),
        /// The broker has acknowledged them, and the checkpoint is where it was.
        BEFORE_THE_CHECKPOINT("UPDATE checkpoint", false),
        /// All is done.
        AFTER_THE_CHECKPOINT("UPDATE checkpoint", true);

        private final String statement;
        private final boolean made;

        /// @param made whether it has made the statement or is about to
        Point(String statement, boolean made) {
            this.statement = statement;
            this.made = made;
        }
    }

    private final DataSource source;
    private final Point point;
    private boolean haltAtClose;
    private boolean halted;

    private PublisherProgram(DataSource source, Point point) {
        this.source = source;
        this.point = point;
    }

    /// @param arguments service, URL of the database, role, brokers, point
    public static void main(String... arguments) throws InterruptedException {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        source.setUser(arguments[2]);
        var program = new PublisherProgram(source, Point.valueOf(arguments[4]));
        try (var publisher = TallyPublisher.of(arguments[0], program.halting(), arguments[3])) {
            publisher.start();
            Thread.currentThread().join();
        }
    }

    private DataSource halting() {
        return proxy(
                DataSource.class,
                (_, method, arguments) -> {
                    var result = call(() -> method.invoke(source, arguments));
                    return result instanceof Connection connection ? halting(connection) : result;
                });
    }

    private Connection halting(Connection connection) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    var sql = method.getName().equals("prepareStatement") ? "" + arguments[0] : "";
                    if (sql.startsWith("INSERT INTO lease")) {
                        say(ASKS_FOR_THE_LEASE);
                    }
                    boolean isAt = sql.startsWith(point.statement);
                    if (isAt && !point.made) {
                        halt();
                    }
                    var result = call(() -> method.invoke(connection, arguments));
                    haltAtClose |= isAt && point.made;
                    if (haltAtClose && method.getName().equals("close")) {
                        halt();
                    }
                    return result;
                });
    }

    private void halt() throws IOException {
        if (!halted) {
            halted = true;
            say(point.name());
            if (System.in.read() < 0) {
                throw new IOException("the test is gone");
            }
        }
    }

    private static void say(String what) {
        System.out.println(MARK + what);
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
