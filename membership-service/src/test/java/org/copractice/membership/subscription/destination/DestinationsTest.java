package org.copractice.membership.subscription.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DestinationsTest {

    private static final Destinations ANYWHERE = new Destinations(false, host -> leadsTo(host));
    private static final Destinations AT_HOME = new Destinations(true, host -> leadsTo(host));

    /// Spellings that are refused when they are registered: inside, ambiguous, or not an address.
    @ParameterizedTest
    @ValueSource(
            strings = {
                // loopback and unspecified, in every spelling
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/hook",
                "https://127.1.2.3/",
                "https://127.255.255.254/",
                "https://127.1/",
                "https://127.0.1/",
                "https://0/",
                "https://0.0.0.0/",
                "https://0.1.2.3/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://0177.0.0.01/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://0X7F000001/",
                "https://0x/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://127.0.0.0x1/",
                "https://1.1.1.1.127/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::]/",
                "https://[::1%25lo]/",
                // IPv4 dressed as IPv6, what it holds being inside or not
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:7f00:1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:8.8.8.8]/",
                "https://[::ffff:0:8.8.8.8]/",
                "https://[::127.0.0.1]/",
                "https://[::8.8.8.8]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[64:ff9b::8.8.8.8]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:a9fe:a9fe::1]/",
                "https://[2002:808:808::1]/",
                "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                // private, shared, link-local, metadata of clouds
                "https://10.0.0.1/",
                "https://10.255.255.255/",
                "https://172.16.0.1/",
                "https://172.31.255.254/",
                "https://192.168.0.1/",
                "https://192.168.255.254/",
                "https://3232235521/",
                "https://0xc0a80001/",
                "https://0300.0250.0.1/",
                "https://100.64.0.1/",
                "https://100.127.255.254/",
                "https://100.100.100.200/",
                "https://169.254.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://0251.0376.0251.0376/",
                "https://169.254.43518/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[febf::1]/",
                "https://[fec0::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fdff::1]/",
                // multicast, reserved, broadcast, documentation, benchmarks
                "https://224.0.0.1/",
                "https://239.255.255.250/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://192.0.0.8/",
                "https://192.0.2.1/",
                "https://192.88.99.1/",
                "https://198.18.0.1/",
                "https://198.19.255.254/",
                "https://198.51.100.7/",
                "https://203.0.113.9/",
                "https://[ff02::1]/",
                "https://[ff0e::1]/",
                "https://[100::1]/",
                "https://[2001:db8::1]/",
                "https://[2001:10::1]/",
                "https://[3fff::1]/",
                "https://[4000::1]/",
                // names that mean something inside only
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://hooks.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://intranet/",
                "https://membership-service:8081/",
                "https://nas.lan/",
                "https://wiki.corp/",
                "https://router.home/",
                "https://1.0.0.127.in-addr.arpa/",
                "https://hooks.example.org./",
                // not plainly an address
                "https://user@hooks.example.org/",
                "https://user:word@hooks.example.org/",
                "https://hooks.example.org@127.0.0.1/",
                "https://127.0.0.1#@hooks.example.org/",
                "https://hooks.example.org/#there",
                "https://hooks.example.org:0/",
                "https://hooks.example.org:port/",
                "https://hooks.example.org:99999/",
                "https://hooks_example.org/",
                "https://-hooks.example.org/",
                "https://hooks..example.org/",
                "https://%6c%6f%63%61%6c%68%6f%73%74/",
                "https://127.0.0.1%00.example.org/",
                "https://hooks.example.org\\@127.0.0.1/",
                "https://[::1/",
                "https://[nothing]/",
                "https:///path",
                "https:hooks.example.org",
                "//hooks.example.org/",
                "hooks.example.org",
                "",
                "https://hooks.example.org/a b",
                "https://hooks.example.org/\n",
                "https://１２７.0.0.1/",
                "https://ⓛocalhost/",
                "https://127。0。0。1/",
                "https://höoks.example.org/",
                // other ways to talk
                "http://hooks.example.org/",
                "HTTP://hooks.example.org/",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "gopher://hooks.example.org:70/",
                "jar:https://hooks.example.org/!/",
                "javascript:alert(1)",
                "data:text/plain,hello",
                "ws://hooks.example.org/"
            })
    void leads_inside_or_is_no_address(String text) {
        assertThrows(Refused.class, () -> ANYWHERE.spelt(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.org",
                "https://hooks.example.org/copractice?key=abc",
                "https://hooks.example.org:8443/",
                "https://xn--hks-sna.example.org/",
                "https://1password.example.org/",
                "https://8.8.8.8/",
                "https://172.15.255.255/",
                "https://172.32.0.1/",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://169.253.255.255/",
                "https://192.167.255.255/",
                "https://223.255.255.255/",
                "https://[2606:4700:4700::1111]/",
                "https://[2001:4860:4860::8888]/"
            })
    void leads_outside(String text) throws Refused {
        assertEquals(text, ANYWHERE.spelt(text).toString());
    }

    /// What a name leads to is judged at each connection, whatever it led to before.
    @ParameterizedTest
    @MethodSource("inside")
    void a_name_that_leads_inside_is_not_connected_to(String address) throws Exception {
        var uri = ANYWHERE.spelt("https://hooks.example.org/");
        var only = new Destinations(false, _ -> List.of(InetAddress.getByName(address)));
        assertThrows(Refused.class, () -> only.reached(uri));
        var among =
                new Destinations(
                        false,
                        _ ->
                                List.of(
                                        InetAddress.getByName("8.8.8.8"),
                                        InetAddress.getByName(address)));
        assertThrows(Refused.class, () -> among.reached(uri));
    }

    static Stream<String> inside() {
        return Stream.of(
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "100.64.1.1",
                "169.254.169.254",
                "224.0.0.251",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "fe80::1",
                "fd00::1",
                "ff02::fb");
    }

    /// The connection is made to what was judged: nobody asks for the name a second time.
    @Test
    void a_name_that_leads_elsewhere_a_moment_later_has_no_second_chance() throws Exception {
        var asked = new ArrayList<String>();
        var rebinding =
                new Destinations(
                        false,
                        host -> {
                            asked.add(host);
                            return List.of(
                                    InetAddress.getByName(
                                            asked.size() == 1 ? "8.8.8.8" : "127.0.0.1"));
                        });
        var uri = rebinding.spelt("https://hooks.example.org/");
        assertEquals(InetAddress.getByName("8.8.8.8"), rebinding.reached(uri));
        assertEquals(List.of("hooks.example.org"), asked);
        assertThrows(Refused.class, () -> rebinding.reached(uri));
    }

    @Test
    void where_it_is_allowed_this_machine_is_sent_to_and_nothing_else_inside() throws Exception {
        for (var text :
                List.of(
                        "http://localhost:9000/hook",
                        "http://127.0.0.1:9000/",
                        "http://[::1]:9000/",
                        "https://localhost/")) {
            var uri = AT_HOME.spelt(text);
            assertTrue(AT_HOME.reached(uri).isLoopbackAddress());
        }
        for (var text :
                List.of(
                        "http://10.0.0.1/",
                        "http://169.254.169.254/",
                        "http://2130706433/",
                        "http://[fe80::1]/",
                        "https://192.168.0.1/")) {
            assertThrows(Refused.class, () -> AT_HOME.spelt(text));
        }
        var plain = AT_HOME.spelt("http://outside.example.org/");
        assertThrows(Refused.class, () -> AT_HOME.reached(plain));
        var inside = URI.create("https://inside.example.org/");
        assertThrows(Refused.class, () -> AT_HOME.reached(inside));
    }

    private static List<InetAddress> leadsTo(String host) throws UnknownHostException {
        var known =
                Map.of(
                        "localhost", "127.0.0.1",
                        "outside.example.org", "8.8.8.8",
                        "inside.example.org", "10.0.0.1");
        return List.of(InetAddress.getByName(known.getOrDefault(host, host)));
    }
}
