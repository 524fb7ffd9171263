package org.copractice.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which upstream answers for a path. A prefix ends at a slash or with the path: `/v1/regions` does
/// not cover `/v1/regionsfoo`.
final class Routes {

    private record Route(String prefix, Destination upstream) {

        boolean covers(String path) {
            return path.startsWith(prefix)
                    && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private final List<Route> routes;

    /// Refuses a prefix that two upstreams claim: which one answered would be an accident.
    Routes(Map<Destination, List<String>> prefixes) {
        var owners = new HashMap<String, Destination>();
        prefixes.forEach((upstream, theirs) -> {
            for (var prefix : theirs) {
                if (owners.put(prefix, upstream) != null) {
                    throw new IllegalArgumentException(prefix + " is mapped twice");
                }
            }
        });
        routes =
                owners.entrySet().stream()
                        .map(owned -> new Route(owned.getKey(), owned.getValue()))
                        .sorted((a, b) -> b.prefix().length() - a.prefix().length())
                        .toList();
    }

    Optional<Destination> to(String path) {
        for (var route : routes) {
            if (route.covers(path)) {
                return Optional.of(route.upstream());
            }
        }
        return Optional.empty();
    }
}
