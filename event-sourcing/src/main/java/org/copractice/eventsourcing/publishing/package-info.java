/// What other services are told, by Kafka: at least once, in order per stream, whatever is killed
/// or frozen meanwhile.
///
/// The event table is the outbox; the feed is followed and the checkpoint moves only after the
/// broker's acknowledgement. Consuming messages is not done here.
package org.copractice.eventsourcing.publishing;
