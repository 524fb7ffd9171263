package org.copractice.membership.person;

/// How a person is reached; what is not known is null.
public record Contact(String email, String phone) {}
