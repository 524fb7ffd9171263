/// A community of practice and the committee that steers it (M1, M5, M11, M13): what it is called
/// and covers, who sits on its committee from when until when, what the committee has decided, and
/// the stages of its life.
///
/// What it keeps true: a seat has one holder at a time; focus areas and stages change only by a
/// decision of a committee that was in office on that day, with evidence; stages follow each other
/// in time.
///
/// What it refuses to know: who its members are, and who the persons on its committee are beyond
/// their ids.
package org.copractice.membership.community;
