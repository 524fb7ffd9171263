package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnginesTest {

    private static final Terminal SILENT =
            new Terminal(new PrintStream(OutputStream.nullOutputStream()));

    @TempDir private static Path home;
    private static Settings settings;
    private static Engines engines;

    @BeforeAll
    static void start() throws Exception {
        settings = Settings.aside(Settings.of(Map.of()), home);
        Home.enter(settings, false).close();
        engines = Engines.start(settings, SILENT);
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void postgres_keeps_what_it_has_committed() throws Exception {
        try (var connection = connect("membership")) {
            assertEquals("on", show(connection, "fsync"));
            assertEquals("on", show(connection, "synchronous_commit"));
            assertEquals("on", show(connection, "full_page_writes"));
        }
    }

    @Test
    void the_owner_may_migrate_and_the_service_may_not() throws Exception {
        try (var owner = connect("membership_owner");
                var service = connect("membership")) {
            owner.createStatement().execute("CREATE TABLE owned (id int)");
            assertEquals("membership_owner", ask(owner, "SELECT current_user"));
            assertEquals(
                    "f", ask(service, "SELECT has_table_privilege('owned', 'SELECT')").toString());
        }
    }

    @Test
    void a_partner_gets_a_token_that_the_published_key_verifies() throws Exception {
        var token = Tokens.of(engines.issuer().url()).client("partner-demo");
        assertTrue(Tokens.of(engines.issuer().url()).verifies(token));
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertEquals(List.of("copractice"), claims.getAudience());
        assertEquals("partner-demo", claims.getSubject());
        assertEquals(
                "membership.read membership.write people.read people.write events.read"
                        + " events.subscribe",
                claims.getClaim("scope"));
    }

    @Test
    void a_person_gets_the_roles_of_the_demonstration() throws Exception {
        var token = Tokens.of(engines.issuer().url()).person("olga");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertEquals("olga", claims.getSubject());
        assertEquals(List.of("organizer"), claims.getClaim("roles"));
    }

    @Test
    void a_stranger_gets_no_rights() throws Exception {
        var token = Tokens.of(engines.issuer().url()).person("mallory");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertEquals(List.of(), claims.getClaim("roles"));
        assertEquals(null, claims.getClaim("scope"));
    }

    @Test
    void everything_is_kept_over_a_stop_and_a_start() throws Exception {
        var token = Tokens.of(engines.issuer().url()).client("operator");
        try (var owner = connect("membership_owner")) {
            owner.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS number");
        }
        var topic = new Topic(engines.kafka().bootstrapServers(), "kept");
        topic.create();
        topic.send("seven");

        engines.close();
        engines = Engines.start(settings, SILENT);

        assertTrue(Tokens.of(engines.issuer().url()).verifies(token));
        try (var owner = connect("membership_owner")) {
            assertEquals("7", ask(owner, "SELECT number FROM kept"));
        }
        assertEquals(
                List.of("seven"), new Topic(engines.kafka().bootstrapServers(), "kept").read(1));
    }

    private static Connection connect(String user) throws Exception {
        return DriverManager.getConnection(engines.postgres().url("membership"), user, "any");
    }

    private static String show(Connection connection, String setting) throws Exception {
        return ask(connection, "SHOW " + setting);
    }

    private static String ask(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
