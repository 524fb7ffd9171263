package org.copractice.membership.csv;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The passes over a file. Of each row only its id is kept, and there is a most of rows; the rows
/// themselves are read again for each pass, some hundred at a time, so that a long file takes
/// little more memory than a short one.
public final class Importing<R extends Importing.Row> {

    /// What one line says of one record.
    public interface Row {
        int number();

        UUID id();
    }

    /// Reads a line for the first time.
    @FunctionalInterface
    public interface Check<R> {
        /// @return null when the row is faulty, which `faults` is told
        R of(CsvFile.Row line, ImportFaults faults);
    }

    private static final int AT_ONCE = 500;

    private final CsvFile file;
    private final Function<CsvFile.Row, R> again;
    private final BitSet inOrder = new BitSet();
    private final Map<UUID, Integer> rowById = new HashMap<>();

    /// @param again reads a line that was found in order before
    public Importing(CsvFile file, Function<CsvFile.Row, R> again) {
        this.file = file;
        this.again = again;
    }

    /// The first pass: what one row can tell about itself, and whether each record is there once.
    ///
    /// @param record what a row is about, such as `organization`
    public void check(String record, Check<R> check, ImportFaults faults) {
        file.forEach(
                line -> {
                    var row = check.of(line, faults);
                    if (row == null) {
                        return;
                    }
                    var earlier = rowById.putIfAbsent(row.id(), row.number());
                    if (earlier == null) {
                        inOrder.set(row.number());
                    } else {
                        faults.add(
                                "/rows/" + row.number(),
                                "duplicate",
                                "The same %s as in row %d.".formatted(record, earlier));
                    }
                },
                faults);
    }

    /// Numbers of the rows by the ids of their records.
    public Map<UUID, Integer> rowById() {
        return rowById;
    }

    public int size() {
        return rowById.size();
    }

    /// A later pass, over the rows that were found in order.
    public void each(Consumer<List<R>> action) {
        each(action, _ -> {});
    }

    /// @param done is told how many rows the pass has behind it, now and then
    public void each(Consumer<List<R>> action, IntConsumer done) {
        var count = new AtomicInteger();
        inHundreds(rows -> {
            action.accept(rows);
            done.accept(count.addAndGet(rows.size()));
        });
    }

    private void inHundreds(Consumer<List<R>> action) {
        var rows = new ArrayList<R>(AT_ONCE);
        file.forEach(
                line -> {
                    if (inOrder.get(line.number())) {
                        rows.add(again.apply(line));
                    }
                    if (rows.size() == AT_ONCE) {
                        action.accept(List.copyOf(rows));
                        rows.clear();
                    }
                },
                new ImportFaults());
        if (!rows.isEmpty()) {
            action.accept(rows);
        }
    }
}
