/// How much one caller may ask for: so many calls in a window, and so many at the same time. Each
/// answer says what is left ([draft-ietf-httpapi-ratelimit-headers]), so that a client that heeds it
/// is never refused.
///
/// Kept in memory, for this copy of the gateway alone, and for a bounded number of callers: with
/// several copies a caller may have that many times as much.
///
/// [draft-ietf-httpapi-ratelimit-headers]: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
package org.copractice.gateway.quota;
