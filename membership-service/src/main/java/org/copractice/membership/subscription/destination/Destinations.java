package org.copractice.membership.subscription.destination;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells addresses that lead outside from those that lead inside.
///
/// @param loopback whether this machine may be sent to, without TLS too: for trying things out
public record Destinations(boolean loopback, Names names) {

    private static final int LONGEST = 2_000;

    /// Only the dotted form of four decimal numbers; every other spelling of an IPv4 address is
    /// read differently by different programs.
    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /// A host whose last label is a number is an IPv4 address to browsers and the C library, in
    /// decimal, octal or hex, with as few as one part.
    private static final Pattern ENDS_IN_NUMBER =
            Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)");

    private static final Pattern NAME =
            Pattern.compile(
                    "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                            + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /// Ends of names that mean something inside only, whatever a resolver makes of them.
    private static final Set<String> INSIDE =
            Set.of("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa");

    /// Judges what can be seen without asking anybody.
    ///
    /// @throws Refused when nothing would be sent there
    public URI spelt(String text) throws Refused {
        var uri = parsed(text);
        if (!"https".equals(uri.getScheme()) && !(loopback && "http".equals(uri.getScheme()))) {
            throw new Refused("It must begin with https://.");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new Refused("It needs a plain host name, without user or password.");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Refused("There is no such port.");
        }
        if (uri.getRawFragment() != null) {
            throw new Refused("It must not have a fragment (#).");
        }
        checkHost(uri.getHost());
        return uri;
    }

    private static URI parsed(String text) throws Refused {
        if (text.length() > LONGEST) {
            throw new Refused("It has at most %d characters.".formatted(LONGEST));
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Refused("It has visible ASCII characters only; write names in Punycode.");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new Refused("It is not an address like https://hooks.example.org/copractice.");
        }
    }

    private void checkHost(String host) throws Refused {
        if (host.startsWith("[")) {
            checkLiteral(host.substring(1, host.length() - 1), true);
        } else if (ENDS_IN_NUMBER.matcher(host).matches()) {
            if (!IPV4.matcher(host).matches()) {
                throw new Refused("Write an IPv4 address as four decimal numbers.");
            }
            checkLiteral(host, false);
        } else if (!NAME.matcher(host).matches() || host.length() > 253) {
            throw new Refused(
                    "The host is not a name like hooks.example.org, without a dot behind.");
        } else if (!loopback && leadsInside(host)) {
            throw new Refused("This name leads inside a network.");
        }
    }

    /// A name of one label is one of the local network.
    private static boolean leadsInside(String host) {
        return host.indexOf('.') < 0 || INSIDE.contains(lastLabel(host));
    }

    private static String lastLabel(String host) {
        return host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void checkLiteral(String literal, boolean six) throws Refused {
        try {
            var address = InetAddress.getByName(literal);
            // what is written as IPv6 and is IPv4 comes back as IPv4
            if (literal.contains("%")
                    || six != address instanceof Inet6Address
                    || !mayBe(address)) {
                throw new Refused("This address leads inside a network.");
            }
        } catch (UnknownHostException _) {
            throw new Refused("The host is not an address.");
        }
    }

    /// Where a connection may be made to right now. The caller connects to what it is given here
    /// and looks nothing up again, or a name could lead elsewhere in between.
    ///
    /// @throws Refused when one of the addresses of this name leads inside: a name that does so at
    ///   all is not to be trusted with the others
    public InetAddress reached(URI uri) throws Refused, UnknownHostException {
        var host = uri.getHost();
        var addresses =
                names.lookUp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        for (var address : addresses) {
            if (!mayBe(address)) {
                throw new Refused("The name leads inside a network.");
            }
            if (!"https".equals(uri.getScheme()) && !address.isLoopbackAddress()) {
                throw new Refused("Only this machine may be sent to without TLS.");
            }
        }
        return addresses.getFirst();
    }

    private boolean mayBe(InetAddress address) {
        return Network.isPublic(address) || (loopback && address.isLoopbackAddress());
    }
}
