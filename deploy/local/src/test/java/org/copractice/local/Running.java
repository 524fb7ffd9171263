package org.copractice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.copractice.local.engine.Directories;
import org.copractice.local.sample.BrokenOff;
import org.copractice.local.sample.Sample;

/// The whole platform with the sample, asked through the gateway as a partner asks.
final class Running implements AutoCloseable {

    static final Terminal SILENT = new Terminal(new PrintStream(OutputStream.nullOutputStream()));

    final Path home;
    final Settings settings;
    private final LocalPlatform platform;
    private final HttpClient client = HttpClient.newHttpClient();
    private String token;

    private Running(Path home) {
        this.home = home;
        settings = Settings.aside(Settings.of(Map.of("COPRACTICE_CHECKOUT", "../..")), home);
        platform = new LocalPlatform(settings, SILENT);
    }

    static Running start() {
        try {
            var running = new Running(Files.createTempDirectory("copractice"));
            try {
                running.load();
                return running;
            } catch (Exception e) {
                running.close();
                throw e;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first load is broken off and the next one finishes it, so that every count of the sample
    /// is one of such a case.
    private void load() throws Exception {
        platform.start(EnumSet.of(Options.NO_SAMPLE));
        token = Tokens.of(issuer()).client("partner-demo");
        loadPartly();
        Sample.load(settings, platform.issuer(), SILENT);
    }

    void loadPartly() {
        BrokenOff.load(gateway(), platform.issuer(), SILENT);
    }

    String gateway() {
        return settings.gatewayUrl();
    }

    String issuer() {
        return "http://localhost:%d/copractice".formatted(settings.issuerPort());
    }

    JsonNode get(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(gateway() + path))
                            .header("Authorization", "Bearer " + token)
                            .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All items of a list, page by page.
    List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        var page = get(path);
        page.path("items").forEach(items::add);
        while (page.has("next")) {
            page = get(path + "&cursor=" + encoded(page.path("next").asText()));
            page.path("items").forEach(items::add);
        }
        return items;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    long events() throws Exception {
        var url = "jdbc:postgresql://localhost:%d/membership".formatted(settings.postgresPort());
        try (var database = DriverManager.getConnection(url, "membership_owner", "any");
                var count = database.createStatement().executeQuery("SELECT count(*) FROM event")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        platform.close();
        Directories.delete(home);
    }
}
