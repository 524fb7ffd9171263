/// What the tests of every service share: real engines, the form in which rules and projections are
/// specified, and the contracts that each implementation has to keep. No mocks, no sleeps.
package org.copractice.eventsourcing.testing;
