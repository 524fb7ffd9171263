package org.copractice.membership.mentoring;

import java.time.LocalDate;

/// What can be asked of a mentoring.
public sealed interface MentoringCommand {

    record Begin(Pair pair, Purpose purpose, LocalDate on) implements MentoringCommand {}

    record End(LocalDate on, Ending ending) implements MentoringCommand {}
}
