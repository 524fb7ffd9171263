/// The three engines that Copractice stands on, inside one JVM: PostgreSQL, Kafka and an OIDC
/// issuer.
///
/// They are the real ones, so what works here works in production; only the issuer is not, for it
/// believes whatever password it is told ([org.copractice.local.keycloak] is one that does not).
/// All of them listen on loopback alone. Each is a closeable object of its own, so that tests and
/// benchmarks can start just what they need.
package org.copractice.local.engine;
