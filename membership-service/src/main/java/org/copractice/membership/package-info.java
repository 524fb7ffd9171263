/// Who belongs to the network: organizations and their places, people, communities of practice with
/// their committees, and who is a member of which community.
///
/// It owns the streams of regions, counties, kinds of organization, organizations, people,
/// communities and memberships, and tells others through Kafka what happened to organizations,
/// communities and memberships.
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
