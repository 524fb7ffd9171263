package org.copractice.eventsourcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// An event whose shape has changed twice: a name in one piece, then in two, then with a date.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTypesTest extends StoredEventsContract<EventTypesTest.GuestEvent> {

    sealed interface GuestEvent {
        record Arrived(String given, String family, LocalDate on) implements GuestEvent {}

        record Left() implements GuestEvent {}
    }

    private static final LocalDate UNKNOWN_DAY = LocalDate.EPOCH;

    private final EventTypes<GuestEvent> types =
            new EventTypes<GuestEvent>()
                    .with("guest.arrived", 3, GuestEvent.Arrived.class)
                    .with("guest.left", 1, GuestEvent.Left.class)
                    .upcast("guest.arrived", 1, EventTypesTest::splitName)
                    .upcast("guest.arrived", 2, data -> data.put("on", UNKNOWN_DAY.toString()));

    private static ObjectNode splitName(ObjectNode data) {
        var names = data.remove("name").asText().split(" ", 2);
        return data.put("given", names[0]).put("family", names[1]);
    }

    @Override
    protected Class<GuestEvent> eventType() {
        return GuestEvent.class;
    }

    @Override
    protected EventTypes<GuestEvent> types() {
        return types;
    }

    @Override
    protected List<GuestEvent> examples() {
        return List.of(
                new GuestEvent.Arrived("Ana", "Peña Ortiz", LocalDate.of(2026, 7, 1)),
                new GuestEvent.Left());
    }

    @Test
    void an_old_shape_becomes_todays_step_by_step() {
        var today = new GuestEvent.Arrived("Ana", "Peña Ortiz", UNKNOWN_DAY);
        assertEquals(today, types.decode("guest.arrived", 1, "{\"name\":\"Ana Peña Ortiz\"}"));
        assertEquals(
                today,
                types.decode("guest.arrived", 2, "{\"family\":\"Peña Ortiz\",\"given\":\"Ana\"}"));
    }

    @Test
    void what_no_code_reads_is_refused_and_not_guessed() {
        refused("guest.arrived", 4, "{}");
        refused("guest.vanished", 1, "{}");
        assertThrows(
                RuntimeException.class, () -> types.decode("guest.left", 1, "{\"why\":\"late\"}"));
    }

    private void refused(String type, int version, String data) {
        assertThrows(IllegalStateException.class, () -> types.decode(type, version, data));
    }

    @Test
    void a_name_or_a_class_is_given_once() {
        assertThrows(
                IllegalArgumentException.class,
                () -> types.with("guest.left", 1, GuestEvent.Left.class));
    }

    record Numbered(@Personal int number) {}

    record Closed(String sealed) {}

    @Test
    void what_is_personal_can_be_absent_and_has_its_place() {
        var others = new EventTypes<Object>();
        assertThrows(
                IllegalArgumentException.class,
                () -> others.with("guest.numbered", 1, Numbered.class));
        assertThrows(
                IllegalArgumentException.class, () -> others.with("guest.closed", 1, Closed.class));
    }
}
