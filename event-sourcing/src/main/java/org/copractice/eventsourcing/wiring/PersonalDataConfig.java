package org.copractice.eventsourcing.wiring;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What keeps personal data readable, and only as long as it may be.
@ConfigMapping(prefix = "copractice.personal-data")
interface PersonalDataConfig {

    /// The keys that wrap the keys of people, the current one first: `2026b:…,2026a:…`, each an id
    /// and 32 random bytes in Base64. A service without personal data needs none.
    Optional<String> masterKeys();
}
