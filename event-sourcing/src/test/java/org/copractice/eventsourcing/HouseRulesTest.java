package org.copractice.eventsourcing;

import org.copractice.eventsourcing.testing.HouseRules;

class HouseRulesTest extends HouseRules {

    HouseRulesTest() {
        super("org.copractice.eventsourcing");
    }
}
