package org.copractice.eventsourcing.testing.guest;

/// A guest as the events have left them.
///
/// @param name null once it is forgotten
public record Guest(String name, String country, int visits, boolean forgotten) {}
