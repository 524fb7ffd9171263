/// A proof of membership (M12): a signed statement about a person's part in a community, which
/// anybody can check with the published keys and without an account.
///
/// It is given to the person, or to somebody for the person as far as they consent, and says no
/// more than was asked for. What is recorded of it is whom it is about, what kinds of thing it says
/// and until when; the statement itself, with names in it, is signed, handed over and kept nowhere.
/// A proof can be revoked. It counts no longer once the membership is over or the person forgotten.
///
/// Nothing here knows how somebody becomes a member, nor what a community is.
package org.copractice.membership.proof;
