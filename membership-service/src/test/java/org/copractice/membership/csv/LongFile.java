package org.copractice.membership.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.copractice.eventsourcing.http.Upload;

/// Goes through a file as an import does. It is a program of its own, to be given little memory.
final class LongFile {

    static final int ROWS = 100_000;

    record Row(int number, UUID id, String name) implements Importing.Row {

        static Row of(CsvFile.Row line) {
            return new Row(
                    line.number(),
                    UUID.nameUUIDFromBytes(line.cell("key").getBytes(UTF_8)),
                    line.cell("name"));
        }
    }

    private LongFile() {}

    public static void main(String[] args) throws IOException {
        var faults = new ImportFaults();
        var seen = new AtomicInteger();
        try (var file = Files.newInputStream(Path.of(args[0]));
                var upload = Upload.of(file)) {
            var columns = List.of("key", "name");
            var rows = new Importing<>(new CsvFile(upload, columns, columns), Row::of);
            rows.check("row", (line, _) -> Row.of(line), faults);
            rows.each(some -> seen.addAndGet(some.size()));
            rows.each(some -> seen.addAndGet(some.size()));
        }
        if (seen.get() != 2 * ROWS || faults.total() > 0) {
            throw new IllegalStateException(seen + " rows, faults: " + faults.total());
        }
    }
}
