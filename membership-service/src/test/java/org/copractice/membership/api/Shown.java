package org.copractice.membership.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.copractice.membership.api.Call.Answer;

/// What an operation that reads shows a caller: in each form that is documented, as the example
/// asks for it, without any condition, and one by one.
///
/// @param ids of the records that are asked for
record Shown(URI service, Example example, Caller caller, Collection<String> ids) {

    private static final Pattern CURSOR = Pattern.compile("\"(?:next|cursor)\":\"([^\"]*)\"");

    List<Answer> answers() {
        return ids.stream().flatMap(this::answers).toList();
    }

    private Stream<Answer> answers(String id) {
        var answers = new ArrayList<Answer>();
        for (var form : example.operation().forms()) {
            var asked = Call.of(service, example, id).as(caller).header("Accept", form);
            answers.add(asked.send());
            answers.add(asked.withoutQuery().send());
            if (example.operation().parameters("query").contains("limit")) {
                answers.add(asked.query("limit", "1").send());
            }
        }
        return answers.stream();
    }

    /// What of the words comes out, in whatever part of an answer.
    List<String> found(Set<String> words) {
        var text = new StringBuilder();
        for (var answer : answers()) {
            text.append(answer.body()).append(answer.headers());
            CURSOR.matcher(answer.body())
                    .results()
                    .map(next -> Base64.getUrlDecoder().decode(next.group(1)))
                    .forEach(cursor -> text.append(new String(cursor, UTF_8)));
        }
        var all = text.toString().toLowerCase(Locale.ROOT);
        return words.stream().filter(word -> all.contains(word.toLowerCase(Locale.ROOT))).toList();
    }

    /// Parameters for which it makes a difference whether a value is one of the words.
    List<String> oracles(Set<String> words) {
        var oracles = new ArrayList<String>();
        for (var parameter : example.operation().parameters("query")) {
            for (var word : words) {
                for (var id : ids) {
                    if (!filtered(id, parameter, word)
                            .equals(filtered(id, parameter, nonsense(word)))) {
                        oracles.add(parameter + "=" + word);
                    }
                }
            }
        }
        return oracles;
    }

    /// Of the same form, so that it is as valid.
    private static String nonsense(String word) {
        return word.replaceAll("[a-z]", "a").replaceAll("[0-9]", "8");
    }

    /// Status, names of headers and body, without the value itself where it is repeated.
    private List<?> filtered(String id, String parameter, String value) {
        var call = Call.of(service, example, id).as(caller).withoutQuery().query(parameter, value);
        var answer = call.send().comparable();
        return List.of(
                answer.status(), answer.headers().keySet(), answer.body().replace(value, ""));
    }
}
