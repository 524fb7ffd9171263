/// An organization whose people take part in the network: a county office of education, a district,
/// a university, a museum. Its kind and county are codes of reference data (M1); its region is
/// never stored, it follows the county (M3).
///
/// Nothing here knows who its people are or which communities it belongs to.
package org.copractice.membership.organization;
