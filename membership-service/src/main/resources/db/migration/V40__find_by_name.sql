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

RESET ROLE;
