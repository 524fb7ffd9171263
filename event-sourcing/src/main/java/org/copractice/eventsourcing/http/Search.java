package org.copractice.eventsourcing.http;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.readmodel.Names;

/// Records looked for by name, in a table with the columns `words` and `name_keys` that [Names]
/// fills. Each word that is asked for must be there, or how a word begins, or one with a single
/// slip.
///
/// Best is what has the most words exactly as asked for, then what has the fewest others; what is
/// equally good stands in the list's usual order.
///
/// @param words null when nothing is looked for; empty when what is asked for has no letter or
///   digit, which no name has
public record Search(List<String> words) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 10;

    private static final Filter NONE = Filter.matching("name_keys && ?::int[]", "{}");

    private static final String LONG_WORD =
            "name_keys && ?::int[] AND (strpos(words, ?) > 0 OR name_keys && ?::int[])";

    /// A whole word 0, the beginning of one 1, a slip 2; then the number of words.
    private static final String WORD =
            "(CASE WHEN strpos(words, ?) > 0 THEN 0 WHEN strpos(words, ?) > 0 THEN 100 ELSE 200 END)";

    private static final String LENGTH =
            "least(99, length(words) - length(replace(words, ' ', '')))";

    /// @param parameter named to the caller who sends too much
    public static Search of(String parameter, String text) {
        if (text == null || text.isBlank()) {
            return new Search(null);
        }
        if (text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\0') >= 0) {
            throw HttpProblem.invalid(
                    Fault.parameter(parameter, "invalid", "200 characters at most."));
        }
        var words = Names.words(text);
        if (words.size() > MOST_WORDS) {
            throw HttpProblem.invalid(Fault.parameter(parameter, "invalid", "10 words at most."));
        }
        return new Search(words);
    }

    public boolean isAsked() {
        return words != null;
    }

    /// Those of a list's filters that the search consists of.
    List<Filter> filters() {
        if (words == null) {
            return List.of();
        }
        return words.isEmpty() ? List.of(NONE) : words.stream().map(Search::filter).toList();
    }

    /// How a long word begins leads to other words, too.
    private static Filter filter(String word) {
        var sought = array(Names.sought(word));
        return Names.areAllLettersInKey(word)
                ? Filter.matching("name_keys && ?::int[]", sought)
                : new Filter(LONG_WORD, List.of(sought, " " + word, array(Names.slips(word))));
    }

    /// Whole words of another text that is kept in the same column.
    ///
    /// @param kind the letter they were stored with
    public static Filter whole(char kind, String parameter, String text) {
        var asked = of(parameter, text);
        return asked.words() != null && asked.words().isEmpty()
                ? NONE
                : Filter.matching(
                        "name_keys @> ?::int[]",
                        asked.isAsked() ? array(Names.whole(kind, List.of(text))) : null);
    }

    private static String array(Collection<Integer> keys) {
        return keys.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }

    /// SQL of the rank, the least is the best.
    String rank() {
        return String.join(" + ", Collections.nCopies(words.size(), WORD))
                + (words.isEmpty() ? "" : " + ")
                + LENGTH;
    }

    /// What is bound in [#rank].
    List<Object> rankValues() {
        var values = new ArrayList<Object>();
        for (var word : words) {
            values.add(" " + word + " ");
            values.add(" " + word);
        }
        return values;
    }
}
