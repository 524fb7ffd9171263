package org.copractice.membership.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.copractice.eventsourcing.http.Upload;

/// A CSV file as RFC 4180 describes it, in UTF-8, with or without a byte order mark, whose first
/// line names the columns. It is read as often as needed and never held, neither as text nor as
/// rows.
public final class CsvFile {

    /// @param number 1 for the first row below the names
    public record Row(int number, List<String> cells, Map<String, Integer> columns) {

        /// @return null when it is empty or there is no such column
        public String cell(String column) {
            var index = columns.get(column);
            return index == null ? null : CsvCells.read(cells.get(index));
        }

        private boolean isComplete() {
            return cells.size() == columns.size();
        }

        /// @return whether it has a cell for each column, which `faults` is told otherwise
        public boolean isComplete(ImportFaults faults) {
            if (!isComplete()) {
                faults.add(
                        "/rows/" + number,
                        "cells",
                        "%d cells under %d column names.".formatted(cells.size(), columns.size()));
            }
            return isComplete();
        }

        /// @return null when it is empty or no UUID, which `faults` is told
        public UUID uuid(String column, ImportFaults faults) {
            var text = cell(column);
            if (text == null) {
                return null;
            }
            try {
                var uuid = UUID.fromString(text);
                // Java reads "1-1-1-1-1", too
                if (uuid.toString().equalsIgnoreCase(text)) {
                    return uuid;
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            faults.add(number, column, "invalid", "Not a UUID.");
            return null;
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_ROWS = 100_000;

    /// Characters; longer than any that is in order, and short enough to be held.
    private static final int LONGEST_ROW = 262_144;

    private static final String MALFORMED =
            "Not CSV as RFC 4180 describes it, or a row that is far too long.";

    private final Upload file;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /// @throws org.copractice.eventsourcing.http.HttpProblem when it is no such file or has other
    ///   columns
    public CsvFile(Upload file, List<String> needed, List<String> known) {
        this.file = file;
        requireText();
        var faults = new ImportFaults();
        try (var records = records()) {
            var names = records.iterator();
            if (!names.hasNext()) {
                faults.add(
                        "/header", "missing", "The file is empty; its first line names columns.");
            } else {
                readNames(names.next().getFields(), known, faults);
                needed.stream()
                        .filter(name -> !columns.containsKey(name))
                        .forEach(name ->
                                faults.add("/header/" + name, "missing", "The column is needed."));
            }
        } catch (CsvParseException _) {
            faults.add("/header", "malformed", MALFORMED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.orFail("Nothing was imported.");
    }

    private void requireText() {
        try (var text = text()) {
            text.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException _) {
            var faults = new ImportFaults();
            faults.add("", "encoding", "The file is not UTF-8; save it as \"CSV UTF-8\".");
            throw faults.problem("Nothing was imported.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readNames(List<String> names, List<String> known, ImportFaults faults) {
        for (var cell : names) {
            var name = cell.strip();
            if (!known.contains(name)) {
                faults.add(
                        "/header/" + name,
                        "unknown",
                        "Unknown column. Known: %s.".formatted(String.join(", ", known)));
            } else if (columns.containsKey(name)) {
                faults.add("/header/" + name, "duplicate", "The column is there twice.");
            }
            columns.putIfAbsent(name, columns.size());
        }
    }

    /// @param faults is told where the file ceases to be CSV or goes on for too long; the rows
    ///   before are given all the same
    public void forEach(Consumer<Row> action, ImportFaults faults) {
        int number = 0;
        try (var records = records()) {
            for (var each : records) {
                if (number > MOST_ROWS) {
                    faults.add(
                            "/rows/" + number,
                            "too-many",
                            "%,d rows at most; send the others in another file."
                                    .formatted(MOST_ROWS));
                    return;
                }
                if (number > 0) {
                    action.accept(new Row(number, each.getFields(), columns));
                }
                number++;
            }
        } catch (CsvParseException _) {
            faults.add("/rows/" + number, "malformed", MALFORMED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvReader<CsvRecord> records() throws IOException {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        CsvRecordHandler.of(
                                row -> row.maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW)),
                        text());
    }

    private Reader text() throws IOException {
        var text = new BufferedReader(new InputStreamReader(file.open(), UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
