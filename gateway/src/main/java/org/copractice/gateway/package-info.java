/// The one door to the platform. A call is let in when its path belongs to a service and its token
/// was issued for us; then its bytes flow to that service and back, both ways as a stream.
/// Everything the door itself has to say is an RFC 9457 problem, listed in [EdgeProblem].
///
/// The way of a call: behind the [door][org.copractice.gateway.door] [Edge] asks [Routes] where it
/// goes and [Tokens] whether it may, keeps its caller to a [quota][org.copractice.gateway.quota],
/// and hands it to the [Upstream], which keeps the connections to one service. [Crossing] is what
/// happens on the way there and back; [Hygiene] decides which headers cross.
///
/// When several services have a feed of events, the path of those leads to [Events]: it asks all,
/// by way of an [Inquiry] to each, and [joins][org.copractice.gateway.feed] what they answer.
///
/// A path that belongs to no service is the portal's: [org.copractice.gateway.portal].
///
/// What always holds: an upstream sees only paths under its own prefixes, in their plain form;
/// nothing a client writes can pose as something the gateway says (`X-Forwarded-*`); one upstream's
/// trouble is not another's; no token, query or address is logged.
///
/// What the gateway refuses to know: who may do what (each service decides, and verifies the token
/// again), what a body means (of a batch of events it reads the brackets around it, of a stream the
/// ids), and anything that would have to be remembered between two calls, except for a minute: that
/// a token was found good, and how much a caller has asked for.
package org.copractice.gateway;
