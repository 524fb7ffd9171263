/// A kind of organization: county office, district, university, museum. Reference data (M1): the
/// code knows none of them by name. What sets a kind apart is said by the kind itself, such as that
/// a county has one county office and no more.
///
/// That limit is fixed when the kind is registered: organizations are held to it when they join the
/// kind, and a limit that came later would find some that already break it.
package org.copractice.membership.kind;
