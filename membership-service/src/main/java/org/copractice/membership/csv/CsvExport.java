package org.copractice.membership.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A list as a file, written while it is read, that an import takes back unchanged.
public final class CsvExport {

    private CsvExport() {}

    /// @param rows gives the cells of each row to what it is given
    public static Response of(
            String file, List<String> columns, Consumer<Consumer<Stream<?>>> rows) {
        StreamingOutput body =
                stream -> {
                    try (var csv =
                            CsvWriter.builder().build(new OutputStreamWriter(stream, UTF_8))) {
                        csv.writeRecord(columns);
                        rows.accept(cells -> csv.writeRecord(cells.map(CsvExport::cell).toList()));
                    }
                };
        return Response.ok(body, FileTypes.CSV)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file))
                .build();
    }

    private static String cell(Object value) {
        return CsvCells.written(Objects.toString(value, null));
    }
}
