package org.copractice.eventsourcing.publishing;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.sql.DataSource;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaseTest {

    private final DataSource source = TestDatabase.create().migrated().asService();
    private final Database database = new Database(source);
    private final Lease mine = new Lease(database, "publisher");
    private final Lease theirs = new Lease(database, "publisher");

    @Test
    void of_many_who_ask_at_once_one_gets_it() {
        var got = Together.run(8, _ -> new Lease(database, "publisher").acquire());
        assertTrue(got.stream().filter(one -> one).count() == 1, got::toString);
    }

    @Test
    void another_gets_it_when_it_has_run_out_and_the_first_learns_that_it_is_lost() {
        assertTrue(mine.acquire());
        assertFalse(theirs.acquire());
        runOut();
        assertTrue(theirs.acquire());
        assertTrue(theirs.token() > mine.token());
        until("the first asks again", () -> !mine.renew());
    }

    @Test
    void another_gets_it_at_once_when_it_is_given_back() {
        assertTrue(mine.acquire());
        mine.release();
        assertTrue(theirs.acquire());
        mine.release();
        assertFalse(mine.acquire(), "what is no longer mine cannot be given back");
    }

    @Test
    void whoever_stumbles_over_an_error_gets_his_own_again_with_a_new_token() {
        assertTrue(mine.acquire());
        long token = mine.token();
        assertTrue(mine.acquire());
        assertTrue(mine.token() > token);
        assertFalse(theirs.acquire());
    }

    private void runOut() {
        Sql.execute(source, "UPDATE lease SET expires_at = now() - interval '1 second'");
    }
}
