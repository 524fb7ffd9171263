/// One feed of events out of those of several services. A reader keeps one cursor, which is a place
/// in each feed; what there is after it is asked of all services at once and joined.
///
/// [Reading] is one reader's question on its way: [Query] is what was asked, [Places] where the
/// reader is, a [Round] asks all services, [JoinedStream] goes on for who wants a stream.
///
/// What always holds: a place moves only over what the reader is given, and as far as its service
/// says; so nothing is lost or told twice, and each service's events keep their order. Between
/// services there is no order. When a client has its answer or has left, no call for it goes on.
///
/// What this package refuses to know: what a place or an event means, and who may see it. Each
/// service checks its own places, and decides for itself.
package org.copractice.gateway.feed;
