package org.copractice.gateway;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What to take for one caller where there is only an address: with IPv6 the first half of it, for
/// of the rest everybody has as many as they like.
final class Addresses {

    private static final int HALF = 8;

    private Addresses() {}

    static String group(SocketAddress address) {
        var here = InetAddress.ofLiteral(address.hostAddress().split("%", 2)[0]);
        return here instanceof Inet6Address
                ? HexFormat.of().formatHex(here.getAddress(), 0, HALF)
                : here.getHostAddress();
    }
}
