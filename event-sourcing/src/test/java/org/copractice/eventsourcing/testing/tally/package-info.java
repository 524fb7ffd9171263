/// A sample aggregate for the tests of the library: a tally that is opened, added to and closed. It
/// knows nothing of the network; whatever holds for it holds for every aggregate.
package org.copractice.eventsourcing.testing.tally;
