/// Answers "who is in this cohort, who leads it and whom does it lead, on that day?" (M7).
package org.copractice.membership.cohort.roster;
