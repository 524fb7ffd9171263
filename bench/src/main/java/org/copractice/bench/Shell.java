package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs a tool and reads figures from what it prints.
record Shell(String output) {

    static Shell run(Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + output);
            }
            return new Shell(output);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s is needed (Debian: apt-get install wrk postgresql-15 nginx-light)"
                            .formatted(command.getFirst()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @param pattern with one group, the number
    double number(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in:\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    boolean matches(String pattern) {
        return Pattern.compile(pattern).matcher(output).find();
    }

    boolean has(String text) {
        return output.contains(text);
    }
}
