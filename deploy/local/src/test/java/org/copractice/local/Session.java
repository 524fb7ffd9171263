package org.copractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.copractice.local.Guide.Example;

/// A person at a shell who types what a guide says, from top to bottom.
record Session(Path directory) {

    private static final String CURL =
            """
            curl() { command curl -w '%{stderr}%{http_code}\\n' "$@"; }
            """;

    /// @return of each example, what it has written and the statuses it has got
    List<Said> type(List<Example> examples) throws IOException, InterruptedException {
        var script = new StringBuilder(CURL);
        for (var i = 0; i < examples.size(); i++) {
            script.append(
                    "{\n%s} > %2$d.out 2> %2$d.err\n".formatted(examples.get(i).commands(), i));
        }
        var file = Files.writeString(directory.resolve("guide.sh"), script);
        var shell =
                new ProcessBuilder("bash", file.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("guide.out").toFile())
                        .start();
        if (!shell.waitFor(2, TimeUnit.MINUTES)) {
            shell.destroyForcibly();
            throw new AssertionError("The guide does not come to an end.");
        }
        var said = new ArrayList<Said>();
        for (var i = 0; i < examples.size(); i++) {
            said.add(
                    new Said(
                            Files.readString(directory.resolve(i + ".out")),
                            Files.readAllLines(directory.resolve(i + ".err"))));
        }
        return said;
    }

    /// @param errors one status for each call, and whatever else was complained of
    record Said(String out, List<String> errors) {

        List<String> statusesBut200() {
            return errors.stream().filter(line -> !line.equals("200")).toList();
        }

        /// Of the last answer, where several were given.
        String body() {
            return out.substring(bodyBegins());
        }

        String head() {
            var head = out.substring(0, bodyBegins()).strip();
            return head.substring(Math.max(0, head.lastIndexOf("HTTP/1.1 ")));
        }

        private int bodyBegins() {
            var blank = out.lastIndexOf("\r\n\r\n");
            return blank < 0 ? 0 : blank + 4;
        }
    }
}
