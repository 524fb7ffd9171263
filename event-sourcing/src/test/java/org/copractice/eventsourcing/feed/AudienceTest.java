package org.copractice.eventsourcing.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration MOST = Duration.ofMinutes(5);

    private record Token(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "follower";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as it is declared
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static final Policy POLICY =
            new Policy() {
                @Override
                public Map<String, Access> byOperation() {
                    return Map.of();
                }

                @Override
                public Map<String, Access> byTopic() {
                    return Map.of("person.v1", new Access(Set.of("administrator"), "people.read"));
                }
            };

    @Test
    void a_stream_lasts_no_longer_than_the_token() {
        assertEquals(Duration.ofSeconds(60), audience("", 60).until(MOST));
        assertEquals(MOST, audience("", 3_600).until(MOST));
        assertEquals(Duration.ZERO, audience("", -1).until(MOST));
    }

    @Test
    void a_topic_is_seen_by_who_has_its_scope() {
        assertTrue(audience("events.read people.read", 60).maySee("person.v1"));
        assertFalse(audience("events.read", 60).maySee("person.v1"));
    }

    @Test
    void a_topic_that_the_policy_does_not_name_is_seen_by_nobody() {
        assertFalse(audience("events.read people.read", 60).maySee("grant.v1"));
    }

    private static Audience audience(String scope, long expiresInSeconds) {
        var token =
                new Token(
                        Map.of(
                                "scope",
                                scope,
                                "exp",
                                NOW.plusSeconds(expiresInSeconds).getEpochSecond()));
        return new Audience(
                POLICY,
                QuarkusSecurityIdentity.builder().setPrincipal(token).build(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
