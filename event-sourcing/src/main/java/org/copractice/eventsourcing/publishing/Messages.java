package org.copractice.eventsourcing.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.copractice.eventsourcing.store.StoredEvent;

/// All that a service tells: makes messages of events that were read from the feed, for whichever
/// way they are told.
public final class Messages {

    /// A message and where it stands in the feed.
    public record Told(long position, String topic, CloudEvent event) {}

    private final String source;
    private final Map<String, Publication<?>> byEventType = new HashMap<>();

    /// @param service the second part of its message types
    public Messages(String service, List<Publication<?>> publications) {
        this.source = "/" + service;
        for (var publication : publications) {
            for (var type : publication.eventTypes()) {
                if (byEventType.put(type, publication) != null) {
                    throw new IllegalArgumentException(type + " is told twice");
                }
            }
        }
    }

    /// URI reference of the service, as messages name it.
    public String source() {
        return source;
    }

    /// Stored types of the events that are told by messages that `isWanted`, given topic and type
    /// of the message.
    public Set<String> eventTypes(BiPredicate<String, String> isWanted) {
        var wanted = new TreeSet<String>();
        byEventType.forEach((eventType, publication) -> {
            if (isWanted.test(publication.topic(), publication.typeOf(eventType))) {
                wanted.add(eventType);
            }
        });
        return wanted;
    }

    List<StoredEvent> told(List<StoredEvent> events) {
        return events.stream().filter(event -> byEventType.containsKey(event.type())).toList();
    }

    /// @param told all that is told of a part of the feed
    List<Told> of(Connection connection, UUID epoch, List<StoredEvent> told) throws SQLException {
        return with(PreviousRevisions.of(connection, told, byEventType.keySet()), epoch, told);
    }

    /// @param selected stored types; between events of some types there may be others, and what
    ///   came before each is looked up
    /// @param told all events of those types in a part of the feed
    public List<Told> of(
            Connection connection, UUID epoch, List<StoredEvent> told, Set<String> selected)
            throws SQLException {
        return selected.equals(byEventType.keySet())
                ? of(connection, epoch, told)
                : with(
                        PreviousRevisions.ofSome(connection, told, byEventType.keySet()),
                        epoch,
                        told);
    }

    private List<Told> with(PreviousRevisions previous, UUID epoch, List<StoredEvent> told) {
        return told.stream()
                .map(event -> {
                    var publication = byEventType.get(event.type());
                    return new Told(
                            event.position(),
                            publication.topic(),
                            CloudEvent.of(
                                    source,
                                    epoch,
                                    event,
                                    publication.message(event),
                                    previous.before(event)));
                })
                .toList();
    }
}
