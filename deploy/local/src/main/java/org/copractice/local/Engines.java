package org.copractice.local;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.copractice.local.engine.DurablePostgres;
import org.copractice.local.engine.Issuer;
import org.copractice.local.engine.KafkaBroker;

/// The three engines, started at the same time because none needs another.
public final class Engines implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<DurablePostgres> postgres;
    private final CompletableFuture<KafkaBroker> kafka;
    private final CompletableFuture<Issuer> issuer;

    private Engines(Settings settings, Terminal terminal) {
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
                starting(() -> {
                    var started = Issuer.start(data.resolve("issuer"), settings.issuerPort());
                    terminal.done("OIDC issuer", started.url());
                    return started;
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
        return new Engines(settings, terminal);
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

    /// An engine that did not start is no reason to leave the others running.
    @Override
    public void close() {
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
            } catch (Exception e) {
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    private static <T> T await(CompletableFuture<T> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw new Unstartable("An engine did not start: " + e.getCause(), e.getCause());
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
