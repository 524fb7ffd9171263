/// Answers "what did this community come from, and what became of it?" (M13), in both directions.
package org.copractice.membership.community.lineage;
