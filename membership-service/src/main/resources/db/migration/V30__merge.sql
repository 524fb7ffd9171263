-- Records of one person become one, and two again: what a person has done counts as the survivor's.
SET ROLE ${service};

ALTER TABLE person ADD COLUMN merged_into uuid;
CREATE INDEX ON person (merged_into);

-- null unless the person is merged: so replicas of the former version, which do not know it, go on
ALTER TABLE person_affiliation ADD COLUMN survivor uuid;
CREATE INDEX ON person_affiliation (coalesce(survivor, person));

-- a rebuild that was cut off begins again, with these columns
DROP TABLE IF EXISTS next.person, next.person_affiliation;
DELETE FROM checkpoint WHERE name = 'next.people-1';

-- A person under all ids: the one asked for, and those of records that were merged into it.
CREATE FUNCTION same_person(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS
    'SELECT asked UNION ALL SELECT id FROM person WHERE merged_into = asked';

RESET ROLE;
