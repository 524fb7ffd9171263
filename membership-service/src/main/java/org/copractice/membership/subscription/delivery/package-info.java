/// Brings messages to subscribers: at least once, in the order of the feed, each subscription at
/// its own pace.
///
/// One replica delivers, by a lease; what it writes is conditional on the lease's token, so one
/// that was frozen can send a message a second time and can not move anything. Each subscription
/// has a place in the feed and a [Queue] of its own: the message at its place is tried ten times
/// over 75 hours, and only then the next. A subscriber that answers slowly, or never, holds up
/// nobody else.
///
/// Subscriptions, their addresses and states are learned from the read model; the only change made
/// to one from here is that it is disabled.
package org.copractice.membership.subscription.delivery;
