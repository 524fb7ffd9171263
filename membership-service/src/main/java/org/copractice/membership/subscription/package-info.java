/// What a partner's system is told without asking for it (webhooks): a partner subscription says
/// where to, which types of messages, and with which secret they are signed.
///
/// It belongs to the client that made it. Its address may hold a key of the partner's, so events
/// keep it encrypted like what they say of people, and removing the subscription destroys the key.
/// No event holds a secret: a secret is derived from that key and an id (`delivery`), so what is
/// not stored cannot leak. What may be an address is known to `destination`; sending, signing,
/// trying again and the log are `delivery`, which keeps no events: what became of a message is not
/// for ever.
///
/// Nothing here knows which messages there are or who may see them; both come with the command.
package org.copractice.membership.subscription;
