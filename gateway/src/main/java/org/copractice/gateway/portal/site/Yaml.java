package org.copractice.gateway.portal.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;

/// YAML as people read it, and as every parser reads it alike.
final class Yaml {

    /// Some parsers take `2026-07-01` for a date and `12:30` for a number; quoted, it is a text for
    /// all.
    private static final StringQuotingChecker QUOTES =
            new StringQuotingChecker.Default() {
                private static final long serialVersionUID = 1;

                @Override
                public boolean needToQuoteValue(String value) {
                    return super.needToQuoteValue(value)
                            || (!value.isEmpty() && Character.isDigit(value.charAt(0)));
                }
            };

    private static final YAMLMapper MAPPER =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .stringQuotingChecker(QUOTES)
                            .build());

    private Yaml() {}

    static JsonNode read(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode document) throws IOException {
        return MAPPER.writeValueAsString(document);
    }
}
