package org.copractice.local;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.copractice.local.engine.DevelopmentIssuer;
import org.copractice.local.engine.DurablePostgres;
import org.copractice.local.engine.Issuer;
import org.copractice.local.engine.KafkaBroker;
import org.copractice.local.keycloak.Keycloak;
import org.copractice.local.process.ServiceProcess;

/// The three engines, started at the same time because none needs another.
public final class Engines implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<DurablePostgres> postgres;
    private final CompletableFuture<KafkaBroker> kafka;
    private final CompletableFuture<Issuer> issuer;
    private final Keycloak keycloak;

    private Engines(Settings settings, Terminal terminal, Keycloak keycloak) {
        this.keycloak = keycloak;
        var data = settings.data();
        var binaries = settings.home().resolve("postgres");
        var log = settings.logs().resolve("postgres.log");
        postgres =
                starting(() -> {
                    var started =
                            DurablePostgres.start(
                                    data.resolve("postgres"),
                                    settings.postgresPort(),
                                    binaries,
                                    log);
                    started.provide("membership", "membership_owner", "membership");
                    terminal.done("PostgreSQL", "localhost:" + settings.postgresPort());
                    return started;
                });
        issuer =
                keycloak == null
                        ? starting(() -> {
                            var started =
                                    DevelopmentIssuer.start(
                                            data.resolve("issuer"), settings.issuerPort());
                            terminal.done("OIDC issuer", started.url());
                            return started;
                        })
                        : starting(() -> {
                            try (var _ = terminal.waiting("Keycloak")) {
                                keycloak.start().forEach(terminal::say);
                            }
                            terminal.done("Keycloak", keycloak.url());
                            return keycloak;
                        });
        kafka =
                starting(() -> {
                    var started =
                            KafkaBroker.start(
                                    data.resolve("kafka"),
                                    settings.kafkaPort(),
                                    settings.kafkaControllerPort());
                    terminal.done("Kafka", started.bootstrapServers());
                    return started;
                });
    }

    /// Returns at once; what needs an engine waits for it.
    public static Engines start(Settings settings, Terminal terminal) {
        return new Engines(settings, terminal, null);
    }

    /// With a real Keycloak in place of the development issuer.
    public static Engines startWithKeycloak(Settings settings, Terminal terminal) {
        return new Engines(settings, terminal, Keycloak.of(settings));
    }

    public DurablePostgres postgres() {
        return await(postgres);
    }

    public KafkaBroker kafka() {
        return await(kafka);
    }

    public Issuer issuer() {
        return await(issuer);
    }

    /// The engines that are processes of their own, and could end by themselves.
    List<ServiceProcess> processes() {
        return keycloak == null ? List.of() : List.of(keycloak.process());
    }

    /// An engine that did not start is no reason to leave the others running; one that takes long
    /// to start is not waited for.
    @Override
    public void close() {
        if (keycloak != null) {
            keycloak.close();
        }
        close(issuer);
        close(kafka);
        close(postgres);
        threads.close();
    }

    private <T> CompletableFuture<T> starting(Callable<T> start) {
        var started = new CompletableFuture<T>();
        threads.execute(() -> {
            try {
                started.complete(start.call());
            } catch (Throwable e) {
                // an Error as well: who stops waits for each engine to have started or failed
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    private static <T> T await(CompletableFuture<T> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unstartable why
                    ? why
                    : new Unstartable("An engine did not start: " + e.getCause(), e.getCause());
        }
    }

    private static void close(CompletableFuture<? extends AutoCloseable> engine) {
        engine.handle(
                        (started, failed) -> {
                            if (started == null) {
                                return null;
                            }
                            try {
                                started.close();
                                return null;
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        })
                .join();
    }
}
