/// Who belongs to the network: organizations and their places, communities of practice with their
/// committees, who is a member of which community, and what members do for each other: mentoring,
/// cohorts, thought partners, offers and asks.
///
/// It owns the streams of regions, counties, kinds of organization, organizations, communities,
/// memberships, mentorings, cohorts, experts, engagements and listings, and tells others through
/// Kafka what happened to all but the first three.
///
/// What it keeps true: a county lies in exactly one region (and an office follows its county);
/// focus areas and stages of a community change only by a decision of its committee; a seat has one
/// holder at a time; a member has one membership of a community, for ever, whose steps are never
/// overwritten.
///
/// What it refuses to know: meetings, resources and grants; people, beyond their ids; who may see
/// what, inside its rules (the policy in `wiring` decides before a rule is asked).
package org.copractice.membership;
