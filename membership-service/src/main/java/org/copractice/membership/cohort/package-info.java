/// Cohorts of a community (M7): each has a number or a name and a program year, members who join
/// and leave, and may be led by an earlier cohort.
///
/// A person is in a cohort once at a time; who leads began in an earlier program year of the same
/// community, so no cohort leads itself, not even through others. Community and program year of a
/// cohort never change. Nothing here knows who anybody is: people are ids.
package org.copractice.membership.cohort;
