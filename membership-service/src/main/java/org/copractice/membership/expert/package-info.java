/// What an expert offers as a thought partner (M8): topics, frameworks and the populations served.
/// There is one record for each expert, an organization or a person, for ever; an offer may be
/// revised, withdrawn and made again.
///
/// Nothing here knows who the expert is, beyond an id, nor who has asked for them.
package org.copractice.membership.expert;
