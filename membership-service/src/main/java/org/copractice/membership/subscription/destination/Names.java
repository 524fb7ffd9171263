package org.copractice.membership.subscription.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// What a host name leads to.
@FunctionalInterface
public interface Names {

    /// @return at least one address
    List<InetAddress> lookUp(String host) throws UnknownHostException;

    /// As the operating system resolves them.
    static Names ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
