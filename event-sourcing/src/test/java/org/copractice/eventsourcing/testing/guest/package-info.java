/// A sample aggregate with personal data for the tests of the library: a guest who is welcomed,
/// comes again and can be forgotten.
package org.copractice.eventsourcing.testing.guest;
