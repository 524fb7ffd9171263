/// Puts the library together when a service starts, and takes it down when it stops. The only place
/// that knows all the others.
package org.copractice.eventsourcing.wiring;
