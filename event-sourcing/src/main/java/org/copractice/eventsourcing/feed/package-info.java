/// What other organizations are told over HTTP: the same messages that Kafka carries, in the order
/// of the feed, to be fetched from a place that the reader remembers.
///
/// Nothing is kept here of who reads and how far: a reader's place travels as its cursor. Events
/// that are not told, and messages a caller may not see, are never read for it. Who may call is
/// decided before.
package org.copractice.eventsourcing.feed;
