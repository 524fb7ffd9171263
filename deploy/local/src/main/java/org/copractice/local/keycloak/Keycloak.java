package org.copractice.local.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.copractice.local.Settings;
import org.copractice.local.Unstartable;
import org.copractice.local.engine.Directories;
import org.copractice.local.engine.Issuer;
import org.copractice.local.engine.PrivateFile;
import org.copractice.local.process.ServiceProcess;
import org.copractice.local.process.StartCache;

/// A Keycloak server that can be stopped at any moment of its start, which takes a while.
public final class Keycloak implements Issuer {

    /// Written once the first start is complete. A directory without it was left behind by one that
    /// was killed half-way.
    private static final String COMPLETE = "copractice-complete";

    private final Settings settings;
    private final Distribution distribution;
    private final Path directory;
    private ServiceProcess process;
    private Secrets secrets;
    private boolean stopping;

    private Keycloak(Settings settings) {
        this.settings = settings;
        this.distribution = Distribution.of(settings.checkout());
        this.directory = settings.data().resolve("keycloak");
    }

    /// Nothing runs yet.
    public static Keycloak of(Settings settings) {
        return new Keycloak(settings);
    }

    /// Returns when it gives out tokens.
    ///
    /// @return what the person who started it should know
    public List<String> start() throws IOException {
        if (!distribution.isBuilt()) {
            run("keycloak-build", distribution.building(), Map.of()).awaitSuccess();
            distribution.built();
        }
        var isNew = !Files.exists(directory.resolve(COMPLETE));
        if (isNew) {
            Directories.delete(directory);
        }
        distribution.link(directory);
        secrets = Secrets.at(directory.resolve("secrets.properties"));
        var said = provideRealm(isNew);
        run("keycloak", distribution.serving(directory), environment())
                .awaitAnswer(URI.create(url() + "/.well-known/openid-configuration"));
        if (isNew) {
            Files.createFile(directory.resolve(COMPLETE));
        }
        return said;
    }

    @Override
    public String url() {
        return "http://localhost:%d/realms/%s".formatted(settings.issuerPort(), DemoRealm.NAME);
    }

    @Override
    public String tokenEndpoint() {
        return url() + "/protocol/openid-connect/token";
    }

    @Override
    public String password() {
        return secrets.people();
    }

    @Override
    public String secret() {
        return secrets.clients();
    }

    /// Where Keycloak itself is administered.
    public String console() {
        return "http://localhost:%d/admin/master/console/#/%s"
                .formatted(settings.issuerPort(), DemoRealm.NAME);
    }

    /// Of the administrator of Keycloak itself, `admin`.
    public String administratorPassword() {
        return secrets.administrator();
    }

    /// Of the server, once it has started.
    public synchronized ServiceProcess process() {
        return process;
    }

    @Override
    public void close() {
        ServiceProcess running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        if (running != null) {
            running.stop();
        }
    }

    /// Keycloak imports a realm that it does not have, and leaves alone one that it has.
    private List<String> provideRealm(boolean isNew) throws IOException {
        var file = directory.resolve("data/import/copractice.json");
        var realm = DemoRealm.of(settings.checkout(), secrets);
        if (!isNew && !realm.equals(Files.readString(file))) {
            return List.of(
                    "Keycloak goes on with the realm that it has: deploy/keycloak has changed since."
                            + " To begin with the new one, delete %s".formatted(directory));
        }
        Files.createDirectories(file.getParent());
        PrivateFile.write(file, realm);
        return List.of();
    }

    private Map<String, String> environment() {
        return Map.of(
                "KC_HTTP_ENABLED",
                "true",
                "KC_HTTP_HOST",
                "127.0.0.1",
                "KC_HTTP_PORT",
                Integer.toString(settings.issuerPort()),
                "KC_HOSTNAME",
                "http://localhost:" + settings.issuerPort(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.administrator());
    }

    private synchronized ServiceProcess run(
            String name, List<String> arguments, Map<String, String> environment) {
        if (stopping) {
            throw new Unstartable("Stopped before it had started");
        }
        process =
                ServiceProcess.start(
                        name,
                        new ArrayList<>(arguments),
                        environment,
                        StartCache.none(directory),
                        settings.home());
        return process;
    }
}
