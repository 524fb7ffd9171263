-- What people and organizations are found by; filled when their read models are filled anew.
SET ROLE ${service};

ALTER TABLE person
    ADD COLUMN words     text     NOT NULL DEFAULT '',
    ADD COLUMN name_keys bigint[] NOT NULL DEFAULT '{}';
CREATE INDEX ON person USING gin (name_keys);

ALTER TABLE organization
    ADD COLUMN words     text     NOT NULL DEFAULT '',
    ADD COLUMN name_keys bigint[] NOT NULL DEFAULT '{}';
CREATE INDEX ON organization USING gin (name_keys);

CREATE INDEX ON place_organization (county);

-- a rebuild that was cut off begins again, with these columns
DROP TABLE IF EXISTS next.person, next.person_affiliation, next.organization;
DELETE FROM checkpoint WHERE name IN ('next.people-1', 'next.organizations-1');

RESET ROLE;
