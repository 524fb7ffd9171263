package org.copractice.eventsourcing.http;

import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.command.CommandRefused;
import org.copractice.eventsourcing.store.StoreUnavailable;

/// Problems for an answer that has begun already and has no status left to give.
public final class Problems {

    private static final ProblemMappers MAPPERS = new ProblemMappers();

    private Problems() {}

    public static Problem of(RuntimeException reason) {
        var response =
                switch (reason) {
                    case HttpProblem said -> MAPPERS.problem(said);
                    case Rejection rejection -> MAPPERS.rejection(rejection);
                    case CommandRefused refused -> MAPPERS.refusal(refused);
                    case StoreUnavailable unavailable -> MAPPERS.unavailable(unavailable);
                    default -> MAPPERS.unexpected(reason);
                };
        return (Problem) response.getEntity();
    }
}
