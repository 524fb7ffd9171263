/// What county offices offer and what they ask for (M9): a listing is one strength (an offer) or
/// one need (an ask) of an office, about a topic or a focus area, from a day on and until it is
/// withdrawn.
///
/// An office lists the same thing once at a time. Which offers fit an ask is worked out when it is
/// asked (`match`) and stored nowhere. Nothing here knows what an office is called.
package org.copractice.membership.listing;
