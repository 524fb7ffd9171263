package org.copractice.local.process;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.copractice.local.Unstartable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceProcessTest {

    private static final int NOBODY_LISTENS = 1;

    @TempDir private Path home;

    @Test
    void a_service_that_is_not_built_is_named() {
        var jar = home.resolve("nothing.jar");
        var said = assertThrows(Unstartable.class, () -> start(jar)).getMessage();
        assertTrue(said.contains("membership-service is not built"), said);
    }

    @Test
    void a_service_that_ends_by_itself_is_told_of_with_its_last_words() throws Exception {
        Files.createDirectories(home.resolve("logs"));
        var jar = Files.writeString(home.resolve("broken.jar"), "not a jar");
        var service = start(jar);
        var said =
                assertThrows(Unstartable.class, () -> service.awaitReady(NOBODY_LISTENS))
                        .getMessage();
        assertTrue(said.contains("membership-service ended by itself"), said);
        assertTrue(said.contains("corrupt jarfile"), said);
    }

    @Test
    void data_of_another_version_are_told_of_in_plain_words() throws Exception {
        var log =
                Files.writeString(
                        home.resolve("service.log"),
                        """
                        10:22:01 ERROR [io.quarkus.runtime.Application] Failed to start application
                        Caused by: FlywayValidateException: Validate failed: Migrations have failed validation
                        """);
        var said = Cause.in(log).orElseThrow();
        assertTrue(said.contains("another version of Copractice"), said);
        assertTrue(said.contains("./run --fresh"), said);
    }

    @Test
    void a_process_that_outlived_its_platform_is_stopped_by_the_next() throws Exception {
        var orphan = new ProcessBuilder("sleep", "600").start();
        new Register(home).add("orphan", orphan.toHandle());
        new Register(home).stopLeftBehind();
        assertTrue(orphan.waitFor(5, TimeUnit.SECONDS));
    }

    @Test
    void a_process_that_took_over_the_number_is_left_alone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.createDirectories(home.resolve("processes"));
            Files.writeString(
                    home.resolve("processes/gone"), stranger.pid() + " 2015-07-01T00:00:00Z");
            new Register(home).stopLeftBehind();
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroy();
        }
    }

    private ServiceProcess start(Path jar) {
        var cache = StartCache.use("membership-service", jar, home);
        return ServiceProcess.start("membership-service", jar, Map.of(), cache, home);
    }
}
