package org.copractice.local.sample;

import java.util.LinkedHashMap;

/// The body of a request, field by field. What is null stays out.
final class Body extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    static Body of(String field, Object value) {
        return new Body().and(field, value);
    }

    Body and(String field, Object value) {
        if (value != null) {
            put(field, value);
        }
        return this;
    }
}
