/// What other services are told about organizations, communities, memberships and what members do
/// for each other: a contract, unlike the events it is made from. It is described in
/// `docs/api/asyncapi.yaml`, with a JSON Schema for each type in `docs/api/messages`, and for
/// people in `docs/events.md`.
///
/// A record here is the data of one type of message. A component may be added and is ignored by who
/// does not know it; anything else is a new type that ends in the next version. Free text stays at
/// home, since it may name people; people appear by their ids only. The one exception is the
/// [org.copractice.membership.messages.PeopleDirectory], a compacted topic: it says what is so, as
/// far as the person consents, and takes it back.
package org.copractice.membership.messages;
