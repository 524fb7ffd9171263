package org.copractice.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;

/// States a rule as an example: given these events, when this is asked, then exactly these events
/// follow, in this order.
public final class Spec<C, S, E> {

    private final Decider<C, S, E> decider;

    private Spec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    public static <C, S, E> Spec<C, S, E> of(Decider<C, S, E> decider) {
        return new Spec<>(decider);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Given given(E... events) {
        return new Given(List.of(events));
    }

    /// What has happened so far.
    public final class Given {

        private final List<E> events;

        private Given(List<E> events) {
            this.events = events;
        }

        public When when(C command) {
            return new When(command, state(events));
        }
    }

    /// What is asked now.
    public final class When {

        private final C command;
        private final S state;

        private When(C command, S state) {
            this.command = command;
            this.state = state;
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // only read
        public final void then(E... expected) {
            assertEquals(List.of(expected), decider.decide(command, state));
        }

        public void thenNothing() {
            assertEquals(List.of(), decider.decide(command, state));
        }

        public void thenRejected(String code) {
            var rejection = assertThrows(Rejection.class, () -> decider.decide(command, state));
            assertEquals(code, rejection.code());
        }
    }

    private S state(List<E> events) {
        var state = decider.initial();
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        return state;
    }
}
