package org.copractice.membership;

import org.copractice.eventsourcing.testing.HouseRules;

class HouseRulesTest extends HouseRules {

    HouseRulesTest() {
        super("org.copractice.membership");
    }
}
