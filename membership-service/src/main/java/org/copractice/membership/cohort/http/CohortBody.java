package org.copractice.membership.cohort.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.cohort.CohortCommand.Form;
import org.copractice.membership.cohort.Label;
import org.copractice.membership.cohort.ProgramYear;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a caller says of a cohort.
@Schema(name = "CohortBody")
record CohortBody(
        @NotNull(message = "The id of a community is needed.") UUID community,
        @Min(value = 1, message = "From 1.")
                @Max(value = 999_999, message = "At most 999999.")
                @Schema(description = "Unless it has a name", examples = "2")
                Integer number,
        @Text(max = 100) @Schema(description = "Unless it has a number", maxLength = 100)
                String name,
        @NotNull(message = "A program year is needed.") @Schema(examples = "2019-20", maxLength = 7)
                String programYear) {

    /// @throws HttpProblem unless exactly one of number and name is there, and a program year
    Form form() {
        if (number == null && name == null) {
            throw HttpProblem.invalid(Fault.at("/number", "missing", "A number or a name."));
        }
        if (number != null && name != null) {
            throw HttpProblem.invalid(Fault.at("/name", "invalid", "Either a number or a name."));
        }
        var year =
                ProgramYear.of(programYear)
                        .orElseThrow(() ->
                                HttpProblem.invalid(
                                        Fault.at(
                                                "/programYear",
                                                "invalid",
                                                "A program year like 2019-20.")));
        return new Form(community, new Label(number, name == null ? null : name.strip()), year);
    }
}
