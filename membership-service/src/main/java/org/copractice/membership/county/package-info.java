/// A county: where organizations are, and through which they belong to a region. Reference data
/// (M1).
///
/// A county lies in exactly one region; that it moves to another is an event with a date, so what
/// was in which region can be told for any day (M3). Nothing here knows which organizations it
/// holds.
package org.copractice.membership.county;
