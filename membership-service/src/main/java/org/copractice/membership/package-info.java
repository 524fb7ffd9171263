/// Who belongs to the network: organizations and their places, people, communities of practice with
/// their committees, who is a member of which community, and what members do for each other:
/// mentoring, cohorts, thought partners, offers and asks.
///
/// It owns the streams of regions, counties, kinds of organization, organizations, people,
/// communities, memberships, mentorings, cohorts, experts, engagements and listings, and tells
/// others through Kafka what happened to organizations and all that follows people in this list.
///
/// What it keeps true: a county lies in exactly one region (and an office follows its county);
/// focus areas and stages of a community change only by a decision of its committee; a seat has one
/// holder at a time; a member has one membership of a community, for ever, whose steps are never
/// overwritten; who is forgotten is forgotten everywhere, and every number stays.
///
/// What it refuses to know: meetings, resources and grants; people beyond their ids, outside of
/// their own record; who may see what, inside its rules (the policy in `wiring` decides before a
/// rule is asked).
package org.copractice.membership;
