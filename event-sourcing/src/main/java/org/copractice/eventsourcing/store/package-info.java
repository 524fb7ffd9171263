/// The events of a service in its PostgreSQL database, and the ways to them: append, load, follow.
///
/// Per stream there is one event for each revision, without gap; a commit happens wholly or not at
/// all; a reader of the feed gets every committed event exactly once. What an event means is not
/// known here: its data is text.
package org.copractice.eventsourcing.store;
