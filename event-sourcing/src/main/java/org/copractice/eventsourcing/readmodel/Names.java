package org.copractice.eventsourcing.readmodel;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A name as it can be found: by each of its words, by its first letters (three or more), and with
/// one letter wrong, missing, too many or swapped with its neighbour. For that each word is kept
/// without each of its letters in turn, and what is looked for is treated likewise: whatever
/// differs by one slip meets. A word with a digit is meant as it stands: another number is no slip.
///
/// It needs no extension of the database and knows no language: names may be in any script.
public final class Names {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʻʼ`´]");
    private static final Pattern IDEOGRAPHS =
            Pattern.compile("[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}]+");

    /// Letters that no table of Unicode takes apart, and that are typed like this by who lacks
    /// them.
    private static final Map<String, String> ALIKE =
            Map.of(
                    "ß", "ss", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "æ", "ae", "œ", "oe", "þ",
                    "th", "ı", "i");

    /// With a letter less than this, a word has more neighbours than it tells anything.
    private static final int LONG_ENOUGH_FOR_SLIPS = 4;

    /// Most words of a name that are kept; it can be found by those.
    private static final int MOST_WORDS = 40;

    private Names() {}

    /// The words of a name or of what is looked for, each once, as they are compared.
    public static List<String> words(String text) {
        return text == null ? List.of() : split(APOSTROPHES.matcher(text).replaceAll(""));
    }

    private static List<String> split(String text) {
        var plain = SortKey.of(text);
        for (var letter : ALIKE.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return NO_WORD.splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// For a column `words`: all words of the names, each between spaces, to be ranked by.
    public static String line(String... names) {
        return all(names).stream().map(word -> word + " ").collect(joining("", " ", ""));
    }

    /// For a column `name_keys`: what the names can be found by.
    public static Collection<Integer> keys(String... names) {
        var keys = new TreeSet<Integer>();
        for (var word : all(names)) {
            int length = word.codePointCount(0, word.length());
            for (int letters = shortestBeginning(word); letters <= length; letters++) {
                keys.add(key('<', word.substring(0, word.offsetByCodePoints(0, letters))));
            }
            keys.add(key('=', word));
            withoutOne(word).forEach(each -> keys.add(key('=', each)));
        }
        return keys;
    }

    /// The keys of which a name has at least one when it has the word, or nearly.
    public static Set<Integer> sought(String word) {
        var keys = new LinkedHashSet<Integer>();
        keys.add(key('<', word));
        keys.add(key('=', word));
        withoutOne(word).forEach(each -> keys.add(key('=', each)));
        return keys;
    }

    /// Of what is found by whole words only.
    ///
    /// @param kind a letter of its own for each kind of such words
    public static Collection<Integer> whole(char kind, Collection<String> texts) {
        var keys = new TreeSet<Integer>();
        texts.forEach(text -> words(text).forEach(word -> keys.add(key(kind, word))));
        return keys;
    }

    /// With an apostrophe a name is written as one word or as two, and looked for as either.
    /// Without spaces between words, as in Chinese, any character may begin one.
    private static Set<String> all(String... names) {
        var words = new LinkedHashSet<String>();
        for (var name : names) {
            words.addAll(words(name));
        }
        Stream.of(names).filter(Objects::nonNull).forEach(name -> words.addAll(split(name)));
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

    /// Two letters would find a tenth of all people, and say nothing.
    private static int shortestBeginning(String word) {
        return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA -> 1;
            case HANGUL -> 2; // a syllable is taken apart into its letters
            default -> 3;
        };
    }

    private static boolean isIdeographic(String word) {
        return IDEOGRAPHS.matcher(word).matches();
    }

    private static Set<String> withoutOne(String word) {
        var shorter = new LinkedHashSet<String>();
        if (word.codePointCount(0, word.length()) >= LONG_ENOUGH_FOR_SLIPS
                && word.chars().noneMatch(Character::isDigit)) {
            for (int i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
                shorter.add(word.substring(0, i) + word.substring(word.offsetByCodePoints(i, 1)));
            }
        }
        return shorter;
    }

    /// FNV-1a in 64 bits, folded into 32: the same for ever, since it is stored. Among 100,000
    /// people a word meets a stranger's key once in some hundred searches, and that stranger stands
    /// last.
    private static int key(char kind, String word) {
        long hash = 0xcbf29ce484222325L;
        hash = (hash ^ kind) * 0x100000001b3L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return Long.hashCode(hash);
    }
}
