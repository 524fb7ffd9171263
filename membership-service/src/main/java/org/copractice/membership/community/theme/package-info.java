/// Answers "is there such a focus area, and whose is it?", for what refers to focus areas. Retired
/// ones stay: what was about them remains so.
package org.copractice.membership.community.theme;
