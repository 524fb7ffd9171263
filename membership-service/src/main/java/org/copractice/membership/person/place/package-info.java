/// Answers "where does a person work, on that date?" and "how many people are there in each
/// region?" (M3).
///
/// It follows organizations and counties and keeps a row for each of their revisions. An
/// affiliation counts in the county in which its organization was on that date, and in the region
/// in which that county was: as it was recorded by then, or, before anything was recorded, as it
/// was recorded first. Nothing here is personal, so nothing here changes when a person is
/// forgotten.
package org.copractice.membership.person.place;
