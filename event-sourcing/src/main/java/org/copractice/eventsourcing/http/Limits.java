package org.copractice.eventsourcing.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// How large values can be, in the OpenAPI document, where that follows from what they are. Limits
/// of its own a record states by annotation.
final class Limits {

    private static final Map<String, Integer> LENGTHS =
            Map.of("uuid", 36, "date", 10, "date-time", 40);

    /// The gateway takes no longer path and query.
    private static final int PARAMETER = 4_000;

    private Limits() {}

    static Schema complete(Schema schema) {
        if (schema.getRef() != null) {
            // What is referred to has a type; said again beside it, it looks like another schema.
            schema.setType((List<SchemaType>) null);
        } else if (is(schema, SchemaType.STRING)) {
            var length = ofFormat(schema);
            if (schema.getMaxLength() == null && length != null) {
                schema.setMaxLength(length);
            }
        } else if (is(schema, SchemaType.INTEGER)) {
            completeInteger(schema);
        } else if (is(schema, SchemaType.ARRAY)) {
            completeItems(schema);
        }
        return schema;
    }

    /// No annotation reaches the items of a list; what is said of the length of a list of texts is
    /// meant for each of them.
    private static void completeItems(Schema schema) {
        if (schema.getMaxLength() != null) {
            schema.getItems().setMaxLength(schema.getMaxLength());
            schema.setMaxLength(null);
        }
    }

    private static void completeInteger(Schema schema) {
        if (schema.getFormat() == null) {
            schema.setFormat("int32");
        }
        var wide = schema.getFormat().equals("int64");
        if (schema.getMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(wide ? Long.MIN_VALUE : Integer.MIN_VALUE));
        }
        if (schema.getMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(wide ? Long.MAX_VALUE : Integer.MAX_VALUE));
        }
    }

    static Parameter complete(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema != null
                && is(schema, SchemaType.STRING)
                && schema.getMaxLength() == null
                && ofFormat(schema) == null) {
            schema.setMaxLength(PARAMETER);
        }
        return parameter;
    }

    private static Integer ofFormat(Schema schema) {
        return schema.getFormat() == null ? null : LENGTHS.get(schema.getFormat());
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
