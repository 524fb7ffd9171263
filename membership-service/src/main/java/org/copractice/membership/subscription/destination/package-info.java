/// Where a message may be sent: to the outside and nowhere else. A subscriber chooses the address,
/// and without this could have our own network asked on its behalf.
///
/// An address is judged twice. How it is spelt is judged when it is registered, so that the client
/// is told at once; what it leads to is judged at each delivery, on the address that the connection
/// is then made to, since a name can lead somewhere else a moment later.
///
/// Nothing here sends anything.
package org.copractice.membership.subscription.destination;
