/// Requests for a thought partner (M8): a county office or a community asks for something by a day;
/// the request is accepted or declined, and what was accepted is done. Each step stays on record
/// with its date.
///
/// Why a request was declined is a choice and not free text, which would be about a person. How
/// deeply an expert was engaged is not kept here: it follows from attendance.
package org.copractice.membership.engagement;
