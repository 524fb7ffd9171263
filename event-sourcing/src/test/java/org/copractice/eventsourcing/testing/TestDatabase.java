package org.copractice.eventsourcing.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for tests, shared by all of a JVM; each database in it is made anew, with the
/// two roles a service knows: one that owns and migrates, one that it runs as.
public final class TestDatabase {

    private static final String SERVICE = "service";
    private static final String OWNER = "service_owner";

    private static EmbeddedPostgres server;
    private static int databases;

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// An empty database.
    public static synchronized TestDatabase create() {
        try {
            if (server == null) {
                Quiet.engines();
                server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("max_connections", "300")
                                // refusals are what many tests are about
                                .setServerConfig("log_min_messages", "panic")
                                .start();
                execute(
                        "CREATE ROLE service LOGIN",
                        "CREATE ROLE service_owner LOGIN",
                        "GRANT service TO service_owner");
            }
            var name = "test_" + ++databases;
            execute("CREATE DATABASE %s OWNER service_owner".formatted(name));
            return new TestDatabase(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the tables of the event store and those at `locations`.
    public TestDatabase migrated(String... locations) {
        var all = new String[locations.length + 1];
        all[0] = "db/event-store";
        System.arraycopy(locations, 0, all, 1, locations.length);
        Flyway.configure()
                .dataSource(source(OWNER))
                .locations(all)
                .placeholders(Map.of("service", SERVICE))
                .load()
                .migrate();
        return this;
    }

    /// Connections as the service makes them.
    public DataSource asService() {
        return source(SERVICE);
    }

    /// A pool of connections as a running service has it; closed with the JVM, and empty soon after
    /// a test has used it.
    public AgroalDataSource pooled(int connections) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool ->
                                    pool.maxSize(connections)
                                            .reapTimeout(Duration.ofSeconds(3))
                                            .acquisitionTimeout(Duration.ofSeconds(60))
                                            .exceptionSorter(new PostgreSQLExceptionSorter())
                                            .connectionFactoryConfiguration(factory ->
                                                    factory.jdbcUrl(
                                                                    serverUrl()
                                                                            + "?options=-c%20lock_timeout=5s")
                                                            .principal(
                                                                    new NamePrincipal(SERVICE)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Who may look at every table and file of a database.
    public static synchronized DataSource asSuperuser(String database) {
        return server.getDatabase("postgres", database);
    }

    public DataSource asOwner() {
        return source(OWNER);
    }

    public String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
    }

    public static String service() {
        return SERVICE;
    }

    public static String owner() {
        return OWNER;
    }

    private DataSource source(String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(serverUrl());
        source.setUser(role);
        return source;
    }

    /// For any role; add `user` to it.
    public String serverUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
    }

    private static void execute(String... statements) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
