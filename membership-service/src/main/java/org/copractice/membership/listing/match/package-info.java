/// Answers "which offices offer what this ask is about?" (M9), explained line by line.
///
/// Offices of other regions come first, for they are the ones that the asking office does not meet
/// anyway; what fits is the same topic or the same focus area, and a topic fits a focus area of the
/// same name. The region of an office is that of its county today.
package org.copractice.membership.listing.match;
