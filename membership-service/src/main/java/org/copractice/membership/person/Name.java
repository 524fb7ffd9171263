package org.copractice.membership.person;

/// How a person is called, in whatever script and however many parts: nobody is asked for a first
/// and a last name.
///
/// @param full as the person writes it
/// @param sortAs how lists order it, such as `Peña, Ana`; null for as it is written
/// @param pronouns null when not said
public record Name(String full, String sortAs, String pronouns) {}
