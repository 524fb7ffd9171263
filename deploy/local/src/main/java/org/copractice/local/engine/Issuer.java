package org.copractice.local.engine;

/// Who gives out tokens on this machine. Services and gateway are told its address and nothing
/// else, whichever it is.
public interface Issuer extends AutoCloseable {

    /// As its tokens name it.
    String url();

    String tokenEndpoint();

    /// Of each of the demonstration's people.
    String password();

    /// Of each of the demonstration's clients.
    String secret();

    @Override
    void close();
}
