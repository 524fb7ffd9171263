package org.copractice.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.StoreUnavailable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the database answers. The broker does not count: commands go on without it.
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final Database database;

    DatabaseReadiness(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            boolean answers = database.read(connection -> connection.isValid(2));
            return HealthCheckResponse.named("database").status(answers).build();
        } catch (StoreUnavailable _) {
            return HealthCheckResponse.named("database").down().build();
        }
    }
}
