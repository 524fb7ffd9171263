package org.copractice.membership.organization.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A CSV file as RFC 4180 describes it, in UTF-8, with or without a byte order mark, whose first
/// line names the columns. It is read as often as needed and never held as rows.
final class CsvFile {

    /// @param number 1 for the first row below the names
    record Row(int number, List<String> cells, Map<String, Integer> columns) {

        /// @return null when it is empty or there is no such column
        String cell(String column) {
            var index = columns.get(column);
            return index == null ? null : CsvCells.read(cells.get(index));
        }

        boolean isComplete() {
            return cells.size() == columns.size();
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /// @throws org.copractice.eventsourcing.http.HttpProblem when it is no such file or has other
    ///   columns
    CsvFile(byte[] bytes, List<String> needed, List<String> known) {
        this.text = decoded(bytes);
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
        } catch (IOException | CsvParseException e) {
            faults.add("/header", "malformed", "Not CSV as RFC 4180 describes it.");
        }
        faults.orFail("Nothing was imported.");
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

    /// @param faults is told where the file ceases to be CSV; the rows before are given all the
    ///   same
    void forEach(Consumer<Row> action, ImportFaults faults) {
        int number = 0;
        try (var records = records()) {
            for (var each : records) {
                if (number > 0) {
                    action.accept(new Row(number, each.getFields(), columns));
                }
                number++;
            }
        } catch (IOException | CsvParseException e) {
            faults.add("/rows/" + number, "malformed", "Not CSV as RFC 4180 describes it.");
        }
    }

    private CsvReader<CsvRecord> records() {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(text);
    }

    private static String decoded(byte[] bytes) {
        try {
            var chars = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            boolean marked = !chars.isEmpty() && chars.charAt(0) == BYTE_ORDER_MARK;
            return (marked ? chars.subSequence(1, chars.length()) : chars).toString();
        } catch (CharacterCodingException _) {
            var faults = new ImportFaults();
            faults.add("", "encoding", "The file is not UTF-8; save it as \"CSV UTF-8\".");
            throw faults.problem("Nothing was imported.");
        }
    }
}
