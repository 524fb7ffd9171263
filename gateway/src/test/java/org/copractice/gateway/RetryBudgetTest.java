package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    @Test
    void there_are_ten_to_begin_with_and_one_more_for_each_ten_calls() {
        assertEquals(10, taken());
        for (var i = 0; i < 39; i++) {
            budget.call();
        }
        assertEquals(3, taken());
    }

    @Test
    void what_is_saved_has_a_limit() {
        for (var i = 0; i < 10_000; i++) {
            budget.call();
        }
        assertEquals(10, taken());
    }

    private int taken() {
        var taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }
}
