package org.copractice.eventsourcing.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.http.RecordList;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.store.EventStore;

/// Makes the HTTP face of an aggregate.
@ApplicationScoped
public class RecordsFactory {

    private final EventStore store;
    private final List<ReadModel> models;
    private final Requests requests;
    private final MeterRegistry metrics;

    RecordsFactory(
            EventStore store,
            @All List<ReadModel> models,
            Requests requests,
            MeterRegistry metrics) {
        this.store = store;
        this.models = models;
        this.requests = requests;
        this.metrics = metrics;
    }

    /// @param path of the list, such as `/v1/organizations`
    /// @param table with a row for each record
    /// @param sortColumn the order of the list
    public <C, S, E, V> Records<C, S, E, V> records(
            Aggregate<C, S, E, V> aggregate, String path, String table, String sortColumn) {
        return new Records<>(
                aggregate,
                path,
                new CommandHandler<>(aggregate, store, models, metrics),
                store,
                requests,
                new RecordList(store.database(), table, sortColumn));
    }
}
