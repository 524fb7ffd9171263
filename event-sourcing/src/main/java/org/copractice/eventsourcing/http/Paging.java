package org.copractice.eventsourcing.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// Which part of a list is asked for.
public class Paging {

    static final int MOST = 200;
    private static final int USUAL = 50;

    @RestQuery("cursor")
    @Parameter(description = "`next` of the page before; opaque")
    String cursor;

    @RestQuery("limit")
    @Parameter(
            description = "Items on a page",
            schema =
                    @Schema(
                            type =
                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                            .INTEGER,
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50"))
    String limit;

    @Context UriInfo uri;

    /// Null for the list's usual order.
    String sort;

    /// Null when nothing is looked for.
    Search search;

    /// What is looked for stands first, the best of it before all, unless another order is asked
    /// for.
    public Paging lookingFor(Search asked) {
        search = asked;
        return this;
    }

    /// @param asked the list's parameter `sort`, whose values each list documents itself
    public Paging sortedBy(String asked) {
        sort = asked;
        return this;
    }

    int limit() {
        if (limit == null) {
            return USUAL;
        }
        int number = number();
        if (number < 1 || number > MOST) {
            throw HttpProblem.invalid(
                    Fault.parameter("limit", "invalid", "A whole number from 1 to 200."));
        }
        return number;
    }

    private int number() {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
