/// Does who worked with the released description still work with the current one?
///
/// A description promises two things: what we accept, and what we answer or tell. Nothing that was
/// accepted may be refused, and nothing may be answered that was not promised. A field that is gone
/// from an answer is a breach, also when it was optional: somebody reads it. What is added to an
/// answer is none, for clients ignore what they do not know.
///
/// It refuses to know what the operations mean, and it judges only what is written down.
package org.copractice.quality.compatibility;
