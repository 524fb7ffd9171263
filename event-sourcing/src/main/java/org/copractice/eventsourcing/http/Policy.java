package org.copractice.eventsourcing.http;

import java.util.Map;

/// Who may call what, for every operation of a service, in one place. What is not listed is
/// refused.
@FunctionalInterface
public interface Policy {

    /// By operationId.
    Map<String, Access> byOperation();
}
