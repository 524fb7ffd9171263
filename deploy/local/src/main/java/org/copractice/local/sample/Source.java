package org.copractice.local.sample;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The files of the sample. What a list leaves out is empty, and a field that nobody reads is a
/// slip of the pen.
final class Source {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Source() {}

    static <T> T read(String name, Class<T> form) {
        try (var stream = Source.class.getResourceAsStream("/sample/" + name)) {
            return JSON.readValue(stream, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without the first line, which names the columns.
    static List<String> lines(String name) {
        var file = Source.class.getResourceAsStream("/sample/" + name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
