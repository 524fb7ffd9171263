package org.copractice.gateway.portal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// The pages around what is generated: each has the same frame, `layout.html`.
final class Pages {

    private final Path sources;

    Pages(Path sources) {
        this.sources = sources;
    }

    String home() {
        return page("/", "Copractice", source("home.html"));
    }

    String reference() {
        return page("/reference", "API reference", source("reference.html"));
    }

    String events(EventCatalogue events) {
        return page("/events", "Events", events.html());
    }

    String problems(Problems problems) {
        var sections = new LinkedHashMap<String, StringBuilder>();
        problems.all()
                .forEach(problem ->
                        sections.computeIfAbsent(problem.section(), _ -> new StringBuilder())
                                .append(row(problem)));
        var html = new StringBuilder(source("problems.html"));
        sections.forEach((title, rows) ->
                html.append(
                        """
                        <h2>%s</h2>
                        <div class="table"><table>
                        <thead><tr><th>Code</th><th>Status</th><th>What it means, what to do</th></tr></thead>
                        <tbody>
                        %s</tbody>
                        </table></div>
                        """
                                .formatted(Html.escape(title), rows)));
        return page("/problems", "Problems", html.toString());
    }

    private static String row(Problems.Problem problem) {
        return """
        <tr><td><a href="/problems/%1$s"><code>%1$s</code></a></td><td>%2$d</td><td>%3$s</td></tr>
        """
                .formatted(problem.code(), problem.status(), Html.inline(problem.meaning()));
    }

    String problem(Problems.Problem problem) {
        var body =
                source("problem.html")
                        .replace("{{code}}", problem.code())
                        .replace("{{status}}", Integer.toString(problem.status()))
                        .replace("{{section}}", Html.escape(problem.section()))
                        .replace("{{meaning}}", Html.inline(problem.meaning()));
        return page("/problems", problem.code(), body);
    }

    private String page(String place, String title, String body) {
        var link = "href=\"%s\"".formatted(place);
        return source("layout.html")
                .replace(link, link + " aria-current=\"page\"")
                .replace("{{title}}", Html.escape(title))
                .replace("{{body}}", body);
    }

    private String source(String name) {
        try {
            return Files.readString(sources.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
