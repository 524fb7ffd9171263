package org.copractice.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// Spares callers the waiting for a service that lets everybody wait. Only what took time counts: a
/// service that refuses or hangs up has answered at once, and is tried each time.
///
/// ```
/// Closed ──several calls in a row waited in vain──▶ Open
///   ▲                                               │ ▲
///   ╰──────────an answer, of whatever kind──────────╯ ╰─ after each pause one call is let through
/// ```
///
/// There is no third state for the call that is let through: should its client leave, the next
/// pause brings another.
final class Breaker {

    private sealed interface State {
        record Closed(int inVain) implements State {}

        record Open(long nextTry) implements State {}
    }

    private static final State UNTROUBLED = new State.Closed(0);

    private final int most;
    private final long pause;
    private final LongSupplier clock;
    private final AtomicReference<State> state = new AtomicReference<>(UNTROUBLED);

    Breaker(int most, Duration pause, LongSupplier clock) {
        this.most = most;
        this.pause = pause.toNanos();
        this.clock = clock;
    }

    /// Whether the service may be asked now.
    boolean lets() {
        return switch (state.get()) {
            case State.Closed _ -> true;
            case State.Open open -> {
                var now = clock.getAsLong();
                yield now - open.nextTry() >= 0
                        && state.compareAndSet(open, new State.Open(now + pause));
            }
        };
    }

    /// The service has answered something. Gives whether that ends its trouble.
    boolean answered() {
        return !state.get().equals(UNTROUBLED) && state.getAndSet(UNTROUBLED) instanceof State.Open;
    }

    /// A call has waited in vain. Gives whether that was one too many.
    boolean waitedInVain() {
        var before = state.getAndUpdate(this::worse);
        return before instanceof State.Closed(var inVain) && inVain + 1 >= most;
    }

    private State worse(State now) {
        return switch (now) {
            case State.Closed(var inVain) when inVain + 1 < most -> new State.Closed(inVain + 1);
            case State.Closed _ -> new State.Open(clock.getAsLong() + pause);
            case State.Open open -> open;
        };
    }
}
