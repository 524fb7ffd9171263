package org.copractice.membership.csv;

import java.util.ArrayList;
import java.util.List;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.ProblemCode;

/// What is wrong with a file: all of it is counted, and as much listed as somebody may want to
/// read.
public final class ImportFaults {

    private static final int MOST_LISTED = 1_000;

    private final List<Fault> listed = new ArrayList<>();
    private int total;

    public void add(int row, String column, String code, String detail) {
        add("/rows/%d/%s".formatted(row, column), code, detail);
    }

    public void add(String pointer, String code, String detail) {
        if (listed.size() < MOST_LISTED) {
            listed.add(Fault.at(pointer, code, detail));
        }
        total++;
    }

    public int total() {
        return total;
    }

    /// @param consequence what that means for the import
    public void orFail(String consequence) {
        if (total > 0) {
            throw problem(consequence);
        }
    }

    HttpProblem problem(String consequence) {
        var count =
                total > MOST_LISTED
                        ? "%d faults, of which the first %d are listed."
                                .formatted(total, MOST_LISTED)
                        : total == 1 ? "1 fault." : "%d faults.".formatted(total);
        return new HttpProblem(ProblemCode.IMPORT_FAULTY, count + " " + consequence, listed);
    }
}
