package org.copractice.gateway.portal.site;

import java.util.regex.Pattern;

/// Text that becomes part of a page.
final class Html {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// The little Markdown that tables and descriptions use: `code`.
    static String inline(String markdown) {
        return CODE.matcher(escape(markdown)).replaceAll("<code>$1</code>");
    }

    /// Paragraphs, separated by empty lines.
    static String paragraphs(String markdown) {
        return "<p>" + inline(markdown.strip()).replaceAll("\n\\s*\n", "</p>\n<p>") + "</p>\n";
    }
}
