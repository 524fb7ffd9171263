/// A real Keycloak in place of the development issuer, with the realm that production uses
/// (`deploy/keycloak`).
///
/// It runs as a process of its own and keeps its data in a directory of its own. What only this
/// machine adds to the realm, people and clients to try things with and their passwords, is made
/// here and is in no file that production reads.
package org.copractice.local.keycloak;
