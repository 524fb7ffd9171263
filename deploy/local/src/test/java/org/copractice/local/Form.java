package org.copractice.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The form of a sign-in page: one for everybody that asks for a name, or one for each person.
record Form(String html) {

    private static final Pattern FORMS = Pattern.compile("(?s)<form.*?</form>");
    private static final Pattern INPUTS = Pattern.compile("(?s)<input[^>]*>");

    static Form of(String page, String name) {
        var forms = FORMS.matcher(page).results().map(found -> new Form(found.group())).toList();
        return forms.stream()
                .filter(form -> name.equals(form.hidden().get("username")))
                .findFirst()
                .orElseGet(() ->
                        forms.stream()
                                .filter(form -> form.html().contains("name=\"password\""))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("No form:\n" + page)));
    }

    /// @param page where a form without an address of its own goes
    URI action(URI page) {
        var action = attribute(html.substring(0, html.indexOf('>')), "action");
        return action.isEmpty() ? page : page.resolve(action);
    }

    Map<String, String> hidden() {
        var fields = new LinkedHashMap<String, String>();
        INPUTS.matcher(html)
                .results()
                .map(found -> found.group())
                .filter(input -> attribute(input, "type").equals("hidden"))
                .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
        return fields;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("(?s)\\s" + name + "=(?:\"([^\"]*)\"|'([^']*)')").matcher(tag);
        if (!found.find()) {
            return "";
        }
        var value = found.group(1) == null ? found.group(2) : found.group(1);
        return value.replace("&amp;", "&").replace("&quot;", "\"");
    }
}
