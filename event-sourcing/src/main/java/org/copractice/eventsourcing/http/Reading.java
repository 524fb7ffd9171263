package org.copractice.eventsourcing.http;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// How a record is asked for.
public class Reading {

    /// Null for now.
    @RestQuery("as-of")
    AsOf asOf;

    /// ETags the caller has; may be null.
    @RestHeader("If-None-Match")
    String ifNoneMatch;

    boolean has(String tag) {
        return ifNoneMatch != null && (ifNoneMatch.contains(tag) || ifNoneMatch.equals("*"));
    }
}
