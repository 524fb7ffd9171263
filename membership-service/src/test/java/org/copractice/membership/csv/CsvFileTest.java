package org.copractice.membership.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problems;
import org.copractice.eventsourcing.http.Upload;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvFileTest {

    private static final List<String> COLUMNS = List.of("key", "name");

    private final List<CsvFile.Row> rows = new ArrayList<>();
    private final ImportFaults faults = new ImportFaults();

    private void read(byte[] bytes) throws IOException {
        try (var upload = Upload.of(new ByteArrayInputStream(bytes))) {
            new CsvFile(upload, COLUMNS, COLUMNS).forEach(rows::add, faults);
        }
    }

    private void read(String text) throws IOException {
        read(text.getBytes(UTF_8));
    }

    private List<String> names() {
        return rows.stream().map(row -> row.cell("name")).toList();
    }

    private static String first(HttpProblem problem) {
        var fault = Problems.of(problem).errors().getFirst();
        return fault.pointer() + " " + fault.code();
    }

    private static String many(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> row + ",A\n")
                .collect(Collectors.joining("", "key,name\n", ""));
    }

    @Test
    void a_row_may_have_anything_within_quotes() throws IOException {
        read("\uFEFFname,key\r\n\"a \"\"b\"\",\r\nc\",1\r\n王小明 👩🏽‍🔬,2");
        assertEquals(List.of("a \"b\",\r\nc", "王小明 👩🏽‍🔬"), names());
        assertEquals(0, faults.total());
    }

    @Test
    void a_hundred_thousand_rows_are_read_and_the_next_is_one_too_many() throws IOException {
        read(many(100_000));
        assertEquals(100_000, rows.size());
        assertEquals(0, faults.total());
        read(many(100_001));
        assertEquals(200_000, rows.size());
        assertEquals("/rows/100001 too-many", first(faults.problem("")));
        assertEquals(1, faults.total());
    }

    /// A quote that nothing closes makes one row of all the rest.
    @Test
    void a_row_without_end_is_not_held() throws IOException {
        read(many(1) + "2,\"" + "a,".repeat(200_000));
        assertEquals(List.of("A"), names());
        assertEquals("/rows/2 malformed", first(faults.problem("")));
    }

    @Test
    void half_a_character_at_the_end_is_no_text() {
        var text = "key,name\n1,Peñ".getBytes(UTF_8);
        var half = Arrays.copyOf(text, text.length - 1);
        assertEquals(" encoding", first(assertThrows(HttpProblem.class, () -> read(half))));
    }

    @Test
    void a_file_of_40_MB_is_read_again_and_again_in_24_MB(@TempDir Path folder) throws Exception {
        var file = folder.resolve("long.csv");
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write("key,name\n");
            for (int row = 0; row < LongFile.ROWS; row++) {
                writer.write(row + "," + "王".repeat(130) + "\n");
            }
        }
        var program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx24m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LongFile.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, program.waitFor(), said);
    }
}
