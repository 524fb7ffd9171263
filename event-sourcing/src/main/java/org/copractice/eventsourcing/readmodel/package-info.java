/// Answers to questions, kept in tables that only their projection writes.
///
/// A rebuilt table equals the one it replaces, row for row, and applying an event twice changes
/// nothing. Projections are pure; who may ask is not known here.
package org.copractice.eventsourcing.readmodel;
