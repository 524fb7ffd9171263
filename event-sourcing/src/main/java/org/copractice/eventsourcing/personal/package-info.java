/// How personal data is kept so that it can be forgotten: what an event says of a person is
/// encrypted (AES-256-GCM) with a key of that person alone, which in turn is wrapped by a master
/// key from outside the database. Who destroys a key has forgotten the person; the events stay.
///
/// Nothing here reads or writes the database, and nothing here prints a key.
package org.copractice.eventsourcing.personal;
