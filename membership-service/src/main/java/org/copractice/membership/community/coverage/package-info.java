/// Answers "how many of the county offices have been invited to this community, have joined it, are
/// active in it, as of any moment?" (M2).
///
/// It follows organizations, counties, communities and memberships and keeps a row for each of
/// their steps; counting is left to one query. So an office counts in the county, and the county in
/// the region, in which it was at the moment in question. Moments are those of recording: what was
/// recorded later is not counted earlier.
package org.copractice.membership.community.coverage;
