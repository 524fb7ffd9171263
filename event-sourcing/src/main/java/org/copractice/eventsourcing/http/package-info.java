/// The conventions that all HTTP operations share: representations with their revision as ETag,
/// lists by cursor, idempotency keys, and every error as a problem with a stable code.
///
/// Which records there are and who may do what is said by the service; a rule of a record is never
/// checked here.
package org.copractice.eventsourcing.http;
