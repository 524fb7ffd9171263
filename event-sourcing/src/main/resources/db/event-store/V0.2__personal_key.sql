-- The key of each stream that holds personal data, wrapped by a master key that is not in the database.
-- Destroying it forgets the person: this is the one thing about events that the service may delete.
CREATE TABLE personal_key (
    stream_id  uuid PRIMARY KEY,
    master_key text NOT NULL, -- id of the master key
    wrapped    text NOT NULL  -- Base64
);
-- or the planner's samples would keep some keys after they are destroyed
ALTER TABLE personal_key ALTER COLUMN wrapped SET STATISTICS 0;
GRANT SELECT, INSERT, DELETE, UPDATE (master_key, wrapped) ON personal_key TO ${service};
