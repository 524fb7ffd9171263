/// The membership of an organization or a person in a community (M2, M6): there is one for each
/// pair, for ever, and each of its steps stays on record with its date.
///
/// Nothing here asks for ranks: whoever is a member may contribute. Nothing here knows what an
/// organization or a community is called.
package org.copractice.membership.membership;
