package org.copractice.eventsourcing;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.util.UUID;

/// Ids of streams that people know by a code. Whoever knows the code knows the id, so two who
/// define the same region define one region.
public final class StreamIds {

    private static final String ROOT = "https://copractice.org/";

    private StreamIds() {}

    /// @param name category and code, such as `region/3`
    /// @return a name-based UUID (RFC 9562, version 5) of the name as an address
    public static UUID named(String name) {
        return UuidCreator.getNameBasedSha1(UuidNamespace.NAMESPACE_URL, ROOT + name);
    }
}
