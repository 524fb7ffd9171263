package org.copractice.local.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.copractice.local.Unstartable;

/// Keycloak as Maven has fetched and unpacked it. It is told once which database and cache it is
/// for; that takes a while, and each start is quicker for it.
final class Distribution {

    private static final List<String> PARTS = List.of("lib", "conf", "providers", "themes");
    private static final List<String> BUILD =
            List.of("build", "--db=dev-file", "--cache=local", "--health-enabled=false");

    private static final List<String> JVM =
            List.of(
                    "-Xmx384m",
                    "-Xss512k",
                    "-XX:MaxMetaspaceSize=256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // as its own script has it
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                    "-Duser.language=en",
                    "-Duser.country=US");

    private final Path directory;

    private Distribution(Path directory) {
        this.directory = directory;
    }

    static Distribution of(Path checkout) {
        var directory = checkout.resolve("deploy/local/target/keycloak");
        if (!Files.exists(directory.resolve("lib/quarkus-run.jar"))) {
            throw new Unstartable(
                    "Keycloak is missing in %s: ./run --keycloak fetches it".formatted(directory));
        }
        return new Distribution(directory);
    }

    boolean isBuilt() throws IOException {
        return Files.exists(marker()) && Files.readAllLines(marker()).equals(BUILD);
    }

    void built() throws IOException {
        Files.write(marker(), BUILD);
    }

    List<String> building() {
        return java(directory, BUILD);
    }

    List<String> serving(Path home) {
        return java(home, List.of("start", "--optimized", "--import-realm"));
    }

    /// Keycloak keeps its data below the directory that it is installed in. A home of links lets
    /// several platforms share one installation.
    void link(Path home) throws IOException {
        Files.createDirectories(home);
        for (var part : PARTS) {
            var link = home.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, directory.resolve(part));
        }
    }

    private List<String> java(Path home, List<String> command) {
        var arguments = new ArrayList<>(JVM);
        arguments.add("-Dkc.home.dir=" + home);
        arguments.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        arguments.addAll(
                List.of(
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        arguments.addAll(command);
        return arguments;
    }

    private Path marker() {
        return directory.resolve("copractice-built");
    }
}
