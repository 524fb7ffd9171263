package org.copractice.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.copractice.local.engine.Issuer;
import org.copractice.local.process.ServiceProcess;
import org.copractice.local.process.StartCache;
import org.copractice.local.sample.Sample;

/// All of Copractice on this machine, from the first engine to the last service.
final class LocalPlatform implements AutoCloseable {

    private final Settings settings;
    private final Terminal terminal;
    private final List<ServiceProcess> services = new ArrayList<>();
    private Home home;
    private Engines engines;
    private boolean training;
    private boolean stopping;

    LocalPlatform(Settings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    void start(Set<Options> options) throws IOException {
        enter(options.contains(Options.FRESH));
        Ports.check(ports(options));
        training = options.contains(Options.TRAIN);
        terminal.say(
                training
                        ? "Preparing quicker starts (once per build)"
                        : "Starting Copractice (data and logs in %s)".formatted(settings.home()));
        startEngines(options.contains(Options.KEYCLOAK));
        if (options.contains(Options.ENGINES_ONLY)) {
            engines.postgres();
            engines.issuer();
            engines.kafka();
            return;
        }
        startServices();
        engines.kafka();
        if (!options.contains(Options.NO_SAMPLE)) {
            Sample.load(settings, engines.issuer(), terminal);
        }
    }

    /// What fails from now on fails because it was told to.
    synchronized boolean isStopping() {
        return stopping;
    }

    Issuer issuer() {
        return engines.issuer();
    }

    /// Returns when a process has ended, which none should.
    void watch() {
        var processes = Stream.concat(services.stream(), engines.processes().stream()).toList();
        var exits = processes.stream().map(ServiceProcess::onExit).toList();
        if (exits.isEmpty()) {
            new CompletableFuture<Void>().join();
        }
        CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new)).join();
        synchronized (this) {
            if (!stopping) {
                processes.stream()
                        .filter(ServiceProcess::hasEnded)
                        .forEach(process -> terminal.say("\n" + process.obituary()));
            }
        }
    }

    /// From the edge inwards, so that everything that was accepted finds what it needs.
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (stopping || home == null) {
                return;
            }
            stopping = true;
        }
        if (engines != null) {
            stopAll();
        }
        home.close();
    }

    private void stopAll() {
        terminal.say(training ? "  Writing down what was learned" : "\nStopping Copractice");
        services.reversed().forEach(ServiceProcess::stop);
        engines.close();
        if (!training) {
            terminal.say("Stopped; the data are kept.");
        }
    }

    private synchronized void enter(boolean fresh) throws IOException {
        home = Home.enter(settings, fresh);
    }

    /// Who was told to stop while it looked at the ports must not begin now.
    private synchronized void startEngines(boolean keycloak) {
        if (stopping) {
            throw new Unstartable("Stopped before it had started");
        }
        engines =
                keycloak
                        ? Engines.startWithKeycloak(settings, terminal)
                        : Engines.start(settings, terminal);
    }

    /// Side by side: neither waits for the other, only for the engines it needs.
    private void startServices() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    Services.of(settings, engines).stream()
                            .map(s -> CompletableFuture.runAsync(() -> start(s), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unstartable why ? why : e;
        }
    }

    private void start(Services.Service service) {
        var environment = service.environment().get();
        ServiceProcess process;
        synchronized (this) {
            if (stopping) {
                return;
            }
            process =
                    ServiceProcess.start(
                            service.name(),
                            service.jar(),
                            environment,
                            startCache(service),
                            settings.home());
            services.add(process);
        }
        process.awaitReady(service.port());
        terminal.done(service.name(), "http://localhost:" + service.port());
    }

    private StartCache startCache(Services.Service service) {
        return training
                ? StartCache.record(service.name(), settings.startCache())
                : StartCache.use(service.name(), service.jar(), settings.startCache());
    }

    private List<Ports.Wanted> ports(Set<Options> options) {
        var ports = new ArrayList<Ports.Wanted>();
        ports.add(new Ports.Wanted("PostgreSQL", settings.postgresPort(), "POSTGRES_PORT"));
        ports.add(new Ports.Wanted("Kafka", settings.kafkaPort(), "KAFKA_PORT"));
        ports.add(
                new Ports.Wanted(
                        "Kafka's controller",
                        settings.kafkaControllerPort(),
                        "KAFKA_CONTROLLER_PORT"));
        ports.add(new Ports.Wanted("the issuer", settings.issuerPort(), "ISSUER_PORT"));
        if (!options.contains(Options.ENGINES_ONLY)) {
            ports.add(new Ports.Wanted("the gateway", settings.gatewayPort(), "GATEWAY_PORT"));
            ports.add(
                    new Ports.Wanted(
                            "the membership service",
                            settings.membershipPort(),
                            "MEMBERSHIP_PORT"));
        }
        return ports;
    }
}
