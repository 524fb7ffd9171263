package org.copractice.membership.messages;

/// How the types of messages are named.
final class MessageTypes {

    private MessageTypes() {}

    /// @param whatHappened in kebab case
    static String version1(String whatHappened) {
        return "org.copractice.membership.%s.v1".formatted(whatHappened);
    }
}
