/// The portal: where partners and frontend teams arrive. It says what the platform is, describes
/// its API and its events, explains every problem, and tells how the services are.
///
/// Its files are made while the gateway is built ([org.copractice.gateway.portal.site]) and come
/// with it: a browser asks nobody else, except the issuer when somebody signs in there.
///
/// What it refuses to know: anything about a caller. All of it is public and needs no token.
package org.copractice.gateway.portal;
