package org.copractice.membership.person;

import java.util.Locale;

/// What somebody does at an organization (M4). A list of the network, not of one organization: what
/// is compared across counties must be called the same.
public enum Role {
    TEACHER,
    TEACHER_ON_ASSIGNMENT,
    PRINCIPAL,
    DISTRICT_STAFF,
    COE_SPECIALIST,
    COUNTY_SUPERINTENDENT,
    HIGHER_EDUCATION_FACULTY,
    RESEARCHER,
    PARTNER_EXPERT,
    AGENCY_STAFF;

    /// As outsiders write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
