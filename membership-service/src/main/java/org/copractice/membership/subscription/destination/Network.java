package org.copractice.membership.subscription.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Addresses that share their first bits.
///
/// @param bits that are compared
record Network(InetAddress start, int bits) {

    /// The only part of IPv6 that is given out to the public; what is not in it (loopback,
    /// unspecified, IPv4 in IPv6 clothes, NAT64, unique local, link-local, multicast) leads inside.
    private static final Network GLOBAL = of("2000::/3");

    /// Special purposes, by the registries of IANA: this network, private, carrier-grade NAT,
    /// loopback, link-local with the metadata of clouds, protocol assignments, documentation, 6to4
    /// relays, benchmarks, multicast, reserved, broadcast; Teredo and its kin, documentation, 6to4.
    private static final List<Network> SPECIAL =
            List.of(
                    of("0.0.0.0/8"),
                    of("10.0.0.0/8"),
                    of("100.64.0.0/10"),
                    of("127.0.0.0/8"),
                    of("169.254.0.0/16"),
                    of("172.16.0.0/12"),
                    of("192.0.0.0/24"),
                    of("192.0.2.0/24"),
                    of("192.88.99.0/24"),
                    of("192.168.0.0/16"),
                    of("198.18.0.0/15"),
                    of("198.51.100.0/24"),
                    of("203.0.113.0/24"),
                    of("224.0.0.0/3"),
                    of("2001::/23"),
                    of("2001:db8::/32"),
                    of("2002::/16"),
                    of("3fff::/20"));

    static Network of(String text) {
        var parts = text.split("/", 2);
        try {
            return new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Whether the address belongs to the public part of the internet.
    static boolean isPublic(InetAddress address) {
        return (address.getAddress().length == 4 || GLOBAL.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        var first = start.getAddress();
        boolean isSo = bytes.length == first.length;
        for (int bit = 0; isSo && bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            isSo = (bytes[bit / 8] & mask) == (first[bit / 8] & mask);
        }
        return isSo;
    }
}
