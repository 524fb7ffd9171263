package org.copractice.eventsourcing.store;

import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.EventStoreContract;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;

class PostgresEventStoreTest extends EventStoreContract {

    private static final TestDatabase DATABASE = TestDatabase.create().migrated(Tallies.TABLES);

    @Override
    protected DataSource source(int connections) {
        return DATABASE.pooled(connections);
    }
}
