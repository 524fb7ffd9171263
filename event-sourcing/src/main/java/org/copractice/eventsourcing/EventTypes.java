package org.copractice.eventsourcing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The stored names of an aggregate's events, written by hand, and how old shapes become today's. A
/// name is never changed or reused; a changed shape gets the next version and an upcaster.
public final class EventTypes<E> {

    /// An event as it is stored.
    public record Encoded(String type, int version, String data) {}

    private record Known<E>(String name, int version, Class<? extends E> type) {}

    private record Step(String name, int fromVersion) {}

    private final Map<Class<?>, Known<E>> byClass = new HashMap<>();
    private final Map<String, Known<E>> byName = new HashMap<>();
    private final Map<Step, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();

    /// @param version of the shape that is written today, from 1
    public EventTypes<E> with(String name, int version, Class<? extends E> type) {
        var known = new Known<E>(name, version, type);
        if (byName.put(name, known) != null || byClass.put(type, known) != null) {
            throw new IllegalArgumentException(name + " or " + type + " is named twice");
        }
        return this;
    }

    /// @param fromVersion the old version; the result has the shape of `fromVersion + 1`
    public EventTypes<E> upcast(String name, int fromVersion, UnaryOperator<ObjectNode> upcaster) {
        upcasters.put(new Step(name, fromVersion), upcaster);
        return this;
    }

    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    public String nameOf(Class<?> type) {
        return known(type).name();
    }

    public Encoded encode(E event) {
        var known = known(event.getClass());
        return new Encoded(known.name(), known.version(), Json.write(event));
    }

    public E decode(String type, int version, String data) {
        var known = byName.get(type);
        if (known == null || version > known.version()) {
            throw new IllegalStateException(
                    "No code reads %s version %d; is an older release running?"
                            .formatted(type, version));
        }
        if (version == known.version()) {
            return Json.read(data, known.type());
        }
        JsonNode json = Json.read(data, JsonNode.class);
        for (int from = version; from < known.version(); from++) {
            json = upcasters.get(new Step(type, from)).apply((ObjectNode) json);
        }
        return Json.convert(json, known.type());
    }

    private Known<E> known(Class<?> type) {
        var known = byClass.get(type);
        if (known == null) {
            throw new IllegalStateException(type + " has no stored name");
        }
        return known;
    }
}
