/// What a capability needs of event sourcing: the shape of its rules ([Decider]), the names of its
/// events ([EventTypes]), what others see of it ([Representation]).
///
/// Nothing here does I/O, and nothing here knows PostgreSQL, Kafka or HTTP. This is the only
/// package of the library that the root of a capability may use.
package org.copractice.eventsourcing;
