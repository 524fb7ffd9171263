package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::7, 20010db800010002",
        "2001:db8:1:2:ffff::8, 20010db800010002",
        "2001:db8:1:3::7, 20010db800010003",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void an_ipv6_network_is_one_caller(String address, String group) {
        assertEquals(group, Addresses.group(SocketAddress.inetSocketAddress(1, address)));
    }
}
