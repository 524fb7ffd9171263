package org.copractice.eventsourcing.readmodel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.Rejection;

/// The answer to one question, kept in tables of its own.
///
/// Inline, it is written in the transaction of the append: a client reads its own write, and a
/// constraint of its tables can refuse a command. Following, it is written moments later from the
/// feed: for what is heavy or draws on several kinds of record.
public final class ReadModel {

    public enum Mode {
        INLINE,
        FOLLOWING
    }

    private record Source<E, V>(Aggregate<?, ?, E, V> aggregate, Projection<E, V> projection) {}

    private final String name;
    private final Mode mode;
    private final List<Table> tables;
    private final Map<String, Source<?, ?>> sources = new HashMap<>();
    private final Map<String, Rejection> constraints = new HashMap<>();

    private ReadModel(String name, Mode mode, List<Table> tables) {
        this.name = name;
        this.mode = mode;
        this.tables = List.copyOf(tables);
    }

    /// @param name ends in a number that is raised when the rows change their meaning: the tables
    ///   are then filled anew at the next start
    public static ReadModel inline(String name, Table... tables) {
        return new ReadModel(name, Mode.INLINE, List.of(tables));
    }

    public static ReadModel following(String name, Table... tables) {
        return new ReadModel(name, Mode.FOLLOWING, List.of(tables));
    }

    public <E, V> ReadModel from(Aggregate<?, ?, E, V> aggregate, Projection<E, V> projection) {
        sources.put(aggregate.category(), new Source<>(aggregate, projection));
        return this;
    }

    /// What a command is answered when a row of it would break a unique constraint.
    public ReadModel refusing(String constraint, String code, String message) {
        constraints.put(constraint, new Rejection(code, message));
        return this;
    }

    public String name() {
        return name;
    }

    public Mode mode() {
        return mode;
    }

    public List<Table> tables() {
        return tables;
    }

    public Set<String> categories() {
        return new LinkedHashSet<>(sources.keySet());
    }

    /// Whether what it is made from is about people.
    public boolean holdsPersonalData() {
        return sources.values().stream()
                .anyMatch(source -> source.aggregate().types().holdPersonalData());
    }

    public Map<String, Rejection> constraints() {
        return constraints;
    }

    Aggregate<?, ?, ?, ?> aggregate(String category) {
        return sources.get(category).aggregate();
    }

    @SuppressWarnings("unchecked") // an aggregate's category is unique: same category, same types
    public <E, V> void apply(String category, Recorded<E> recorded, V after, Rows rows) {
        ((Source<E, V>) sources.get(category)).projection().apply(recorded, after, rows);
    }
}
