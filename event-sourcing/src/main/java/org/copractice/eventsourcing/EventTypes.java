package org.copractice.eventsourcing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The stored names of an aggregate's events, written by hand, and how old shapes become today's. A
/// name is never changed or reused; a changed shape gets the next version and an upcaster.
public final class EventTypes<E> {

    /// An event as it is stored.
    public record Encoded(String type, int version, String data) {}

    /// @param personal names of its components that are personal data
    /// @param unshown those of them that nobody is shown
    private record Known<E>(
            String name,
            int version,
            Class<? extends E> type,
            Set<String> personal,
            Set<String> unshown) {}

    private record Step(String name, int fromVersion) {}

    private final Map<Class<?>, Known<E>> byClass = new HashMap<>();
    private final Map<String, Known<E>> byName = new HashMap<>();
    private final Map<Step, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();
    private final Set<String> forgetting = new HashSet<>();

    /// @param version of the shape that is written today, from 1
    public EventTypes<E> with(String name, int version, Class<? extends E> type) {
        var known = new Known<E>(name, version, type, personal(type), unshown(type));
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

    /// Says that this event forgets the person: the key of the stream is destroyed with it.
    public EventTypes<E> forgetting(String name) {
        forgetting.add(name);
        return this;
    }

    public boolean forgets(String name) {
        return forgetting.contains(name);
    }

    /// Names of the components of such an event that are personal data.
    public Set<String> personal(String name) {
        return byName.get(name).personal();
    }

    /// Whether streams of these events need a key of their own.
    public boolean holdPersonalData() {
        return byName.values().stream().anyMatch(known -> !known.personal().isEmpty());
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

    /// The JSON of an event as a record's history has it.
    public String shown(E event) {
        var unshown = known(event.getClass()).unshown();
        if (unshown.isEmpty()) {
            return Json.write(event);
        }
        var json = (ObjectNode) Json.read(Json.write(event), JsonNode.class);
        return Json.write(json.remove(unshown));
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

    private static Set<String> personal(Class<?> type) {
        var names = new TreeSet<String>();
        for (var component : components(type)) {
            if (component.isAnnotationPresent(Personal.class)) {
                names.add(component.getName());
                if (component.getType().isPrimitive()) {
                    throw new IllegalArgumentException(component + " could not be absent");
                }
            }
            if (component.getName().equals("sealed")) {
                throw new IllegalArgumentException("sealed is what the encrypted part is called");
            }
        }
        return Set.copyOf(names);
    }

    private static Set<String> unshown(Class<?> type) {
        return Arrays.stream(components(type))
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .filter(component -> !component.getAnnotation(Personal.class).shown())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RecordComponent[] components(Class<?> type) {
        return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    }

    private Known<E> known(Class<?> type) {
        var known = byClass.get(type);
        if (known == null) {
            throw new IllegalStateException(type + " has no stored name");
        }
        return known;
    }
}
