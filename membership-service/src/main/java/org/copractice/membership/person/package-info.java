/// A person of the network: how they are called and reached, for which organizations they work in
/// which role and when (M3, M4), what they teach and know, whether they lead (M7), and to what they
/// have consented (M16).
///
/// What an event says of a person beyond ids, dates and codes is personal data: it is stored with a
/// key of that person and can be forgotten. After that the record stays, with what statistics are
/// made of and without the person. County and region are never stored here: they follow the
/// affiliation on the date in question.
///
/// Two records of one person can be merged: one is then seen as part of the other, changes no more,
/// and can be taken apart again as it was (M14).
///
/// Nothing here knows what an organization is called or where it is, nor of which communities
/// somebody is a member.
package org.copractice.membership.person;
