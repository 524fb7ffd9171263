package org.copractice.membership.organization;

import java.time.LocalDate;
import java.util.UUID;

/// An organization as its events have left it.
///
/// ```
/// Unknown ──Registered──▶ Open ──Closed──▶ Gone
///                         ▲  ▲               │
///                 changes ╰──╰───Reopened────╯
/// ```
public sealed interface Organization {

    record Unknown() implements Organization {}

    record Open(Profile profile) implements Organization {}

    record Gone(Profile profile, LocalDate on, String reason) implements Organization {}

    /// How it is known; what is not known is null.
    record Profile(
            String name,
            String kind,
            boolean onePerCounty,
            String county,
            UUID within,
            String website) {

        Profile withName(String name) {
            return new Profile(name, kind, onePerCounty, county, within, website);
        }

        Profile withKind(String kind, boolean onePerCounty) {
            return new Profile(name, kind, onePerCounty, county, within, website);
        }

        Profile withCounty(String county) {
            return new Profile(name, kind, onePerCounty, county, within, website);
        }

        Profile withWithin(UUID within) {
            return new Profile(name, kind, onePerCounty, county, within, website);
        }

        Profile withWebsite(String website) {
            return new Profile(name, kind, onePerCounty, county, within, website);
        }
    }
}
