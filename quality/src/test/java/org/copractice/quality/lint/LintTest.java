package org.copractice.quality.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.copractice.quality.Shell;
import org.copractice.quality.Shell.Outcome;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The descriptions are written as the rule sets beside this module ask for: no error, no warning,
/// no hint. `quality/lint` says the same by hand.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LintTest {

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "asyncapi", "redocly"})
    void there_is_nothing_to_say_of(String what) throws IOException, InterruptedException {
        var lint = Shell.run(Map.of(), "./lint", what);
        assertEquals(new Outcome(0, ""), lint, () -> help(lint));
    }

    private static String help(Outcome lint) {
        return """
        mend what is described below where it comes from (the annotations of the service, or the \
        gateway's src/main/portal/openapi.yaml) and bring docs/api up to date, or waive the rule with a \
        reason in quality/*.spectral.yaml:

        %s
        """
                .formatted(lint.said());
    }
}
