package org.copractice.membership.cohort;

/// What a cohort is called: exactly one of the two is present.
public record Label(Integer number, String name) {}
