package org.copractice.eventsourcing.personal;

/// A person's key as it is stored: worthless without the master key.
///
/// @param masterKey id of the master key that wraps it
/// @param wrapped in Base64
public record WrappedKey(String masterKey, String wrapped) {}
