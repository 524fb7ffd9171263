package org.copractice.quality.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.copractice.quality.Shell;
import org.copractice.quality.Shell.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients in three languages, made from the committed OpenAPI document, walk the same journey
/// through the gateway: register, change what was seen, be refused, page through a list.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientsTest {

    private static final Outcome JOURNEY =
            new Outcome(
                    0,
                    """
                    registered at revision 1
                    changed to revision 2
                    refused: 412 stale-revision
                    listed 3 of 3
                    """);

    @TempDir private static Path home;
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(home);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void a_client_in_typescript_whose_types_are_generated() throws Exception {
        assertEquals(
                JOURNEY, Shell.run(platform.environment(), "clients/typescript/run", "journey"));
    }

    @Test
    void webhooks_are_verified_by_the_javascript_library_and_nothing_spoilt_is() throws Exception {
        var verified =
                """
                org.copractice.membership.organization-registered.v1: true
                spoilt: false,false,false,false
                old and new secret: true,true
                new secret, old message: false
                """;
        assertEquals(
                new Outcome(0, verified),
                Shell.run(platform.environment(), "clients/typescript/run", "webhooks"));
    }

    @Test
    void a_client_in_java_that_is_generated() throws Exception {
        var classpath = System.getProperty("java.class.path");
        assertEquals(JOURNEY, Shell.run(platform.environment(), "clients/java/run", classpath));
    }

    /// Python 3 is the one thing that nothing here can fetch.
    @Test
    void a_client_in_python_with_nothing_but_its_library() throws Exception {
        assertEquals(
                JOURNEY,
                Shell.run(platform.environment(), "python3", "-B", "clients/python/journey.py"));
    }
}
