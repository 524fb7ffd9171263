package org.copractice.eventsourcing.readmodel;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A name as it can be found: by each of its words, by its first letters (three or more), and with
/// one letter wrong, missing, too many or swapped with its neighbour. For that each word is kept
/// without each of its letters in turn, and what is looked for is treated likewise: whatever
/// differs by one slip meets. A word with a digit is meant as it stands: another number is no slip.
///
/// Keys lead to the first four letters at the most: further letters would tell few names apart, and
/// each key that few names share costs the index as much as a row. Whether the rest of a longer
/// word is there is to be seen in its `words`.
///
/// It needs no extension of the database and knows no language: names may be in any script.
public final class Names {

    private static final String APOSTROPHES = "'’‘ʻʼ`´";

    /// Letters that no table of Unicode takes apart, and that are typed like this by who lacks
    /// them.
    private static final Map<String, String> ALIKE =
            Map.of(
                    "ß", "ss", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "æ", "ae", "œ", "oe", "þ",
                    "th", "ı", "i");

    /// With a letter less than this, a word has more neighbours than it tells anything.
    private static final int LONG_ENOUGH_FOR_SLIPS = 4;

    private static final int LONGEST_BEGINNING = 4;

    /// Most words of a name that are kept; it can be found by those.
    private static final int MOST_WORDS = 40;

    private Names() {}

    /// The words of a name or of what is looked for, each once, as they are compared.
    public static List<String> words(String text) {
        return List.copyOf(split(withoutApostrophes(text)));
    }

    /// For a column `words`: all words of the names, each between spaces, to be ranked by.
    public static String line(String... names) {
        var line = new StringBuilder(" ");
        all(names).forEach(word -> line.append(word).append(' '));
        return line.toString();
    }

    /// For a column `name_keys`: what the names can be found by.
    public static Collection<Integer> keys(String... names) {
        var keys = IntStream.builder();
        for (var word : all(names)) {
            addBeginnings(word, keys);
            addSlips(word, keys);
        }
        return each(keys);
    }

    /// The keys of which a name has at least one when it has a word that begins so, or nearly has
    /// the word. Unless [#areAllLettersInKey], others may have one, too.
    public static Collection<Integer> sought(String word) {
        var keys = IntStream.builder().add(key('<', firstLetters(word, LONGEST_BEGINNING)));
        keys.add(key('=', word)); // rows written before decision 48 have numbers so
        addSlips(word, keys);
        return each(keys);
    }

    /// The keys of which a name has at least one when it nearly has the word.
    public static Collection<Integer> slips(String word) {
        var keys = IntStream.builder();
        addSlips(word, keys);
        return each(keys);
    }

    /// Whether the keys of a word that is looked for tell all about how it begins.
    public static boolean areAllLettersInKey(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_BEGINNING;
    }

    /// Of what is found by whole words only.
    ///
    /// @param kind a letter of its own for each kind of such words
    public static Collection<Integer> whole(char kind, Collection<String> texts) {
        var keys = IntStream.builder();
        texts.forEach(text -> words(text).forEach(word -> keys.add(key(kind, word))));
        return each(keys);
    }

    private static Collection<Integer> each(IntStream.Builder keys) {
        int[] sorted = keys.build().sorted().toArray();
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .mapToObj(i -> sorted[i])
                .toList();
    }

    /// With an apostrophe a name is written as one word or as two, and looked for as either.
    /// Without spaces between words, as in Chinese, any character may begin one.
    private static Collection<String> all(String... names) {
        var words = new LinkedHashSet<String>();
        for (var name : names) {
            words.addAll(split(withoutApostrophes(name)));
        }
        for (var name : names) {
            if (hasApostrophes(name)) {
                words.addAll(split(name));
            }
        }
        for (var word : List.copyOf(words)) {
            if (isIdeographic(word)) {
                for (int i = word.offsetByCodePoints(0, 1);
                        i < word.length();
                        i = word.offsetByCodePoints(i, 1)) {
                    words.add(word.substring(i));
                }
            }
        }
        return words;
    }

    private static boolean hasApostrophes(String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            if (APOSTROPHES.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String withoutApostrophes(String text) {
        if (!hasApostrophes(text)) {
            return text;
        }
        var without = new StringBuilder(text.length());
        text.chars()
                .filter(each -> APOSTROPHES.indexOf(each) < 0)
                .forEach(each -> without.append((char) each));
        return without.toString();
    }

    /// A name is taken apart for each row that is written, so by hand: with regular expressions it
    /// took a tenth of a command's time.
    private static Collection<String> split(String text) {
        var words = new LinkedHashSet<String>();
        var plain = text == null ? "" : alike(SortKey.of(text));
        int begin = 0;
        for (int i = 0; i <= plain.length() && words.size() < MOST_WORDS; i++) {
            if (i == plain.length() || !isInWord(plain, i)) {
                if (begin < i) {
                    words.add(plain.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        return words;
    }

    /// @param text may hold letters of two `char`s
    private static boolean isInWord(String text, int index) {
        char unit = text.charAt(index);
        int letter =
                Character.isLowSurrogate(unit) && index > 0
                        ? text.codePointBefore(index + 1)
                        : text.codePointAt(index);
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.LETTER_NUMBER
                || Character.getType(letter) == Character.OTHER_NUMBER;
    }

    private static String alike(String text) {
        if (SortKey.isAscii(text)) {
            return text;
        }
        var plain = text;
        for (var letter : ALIKE.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /// Two letters would find a tenth of all people, and say nothing.
    private static int shortestBeginning(String word) {
        return switch (UnicodeScript.of(word.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA -> 1;
            case HANGUL -> 2; // a syllable is taken apart into its letters
            default -> 3;
        };
    }

    private static boolean isIdeographic(String word) {
        return word.codePoints()
                .allMatch(letter ->
                        switch (UnicodeScript.of(letter)) {
                            case HIRAGANA, KATAKANA -> true;
                            default -> Character.isIdeographic(letter);
                        });
    }

    private static void addBeginnings(String word, IntStream.Builder keys) {
        int letters = word.codePointCount(0, word.length());
        int longest = Math.min(letters, LONGEST_BEGINNING);
        for (int i = Math.min(letters, shortestBeginning(word)); i <= longest; i++) {
            keys.add(key('<', firstLetters(word, i)));
        }
    }

    private static String firstLetters(String word, int count) {
        int letters = word.codePointCount(0, word.length());
        return word.substring(0, word.offsetByCodePoints(0, Math.min(letters, count)));
    }

    /// The word, and what is left of it without each of its letters. Of a word with a digit there
    /// are none.
    private static void addSlips(String word, IntStream.Builder keys) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return;
        }
        keys.add(key('=', word));
        if (word.codePointCount(0, word.length()) >= LONG_ENOUGH_FOR_SLIPS) {
            int next;
            for (int i = 0; i < word.length(); i = next) {
                next = word.offsetByCodePoints(i, 1);
                long before = hash(hash('='), word, 0, i);
                keys.add(Long.hashCode(hash(before, word, next, word.length())));
            }
        }
    }

    /// FNV-1a in 64 bits, folded into 32: the same for ever, since it is stored. Among 100,000
    /// people a word meets a stranger's key once in some hundred searches, and that stranger stands
    /// last.
    private static int key(char kind, String word) {
        return Long.hashCode(hash(hash(kind), word, 0, word.length()));
    }

    private static long hash(char kind) {
        return (0xcbf29ce484222325L ^ kind) * 0x100000001b3L;
    }

    private static long hash(long before, String text, int from, int to) {
        long hash = before;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
