-- Records of one person become one, and two again: what a person has done counts as the survivor's.
SET ROLE ${service};

ALTER TABLE person ADD COLUMN merged_into uuid;
CREATE INDEX ON person (merged_into);

ALTER TABLE person_affiliation ADD COLUMN survivor uuid;
UPDATE person_affiliation SET survivor = person;
ALTER TABLE person_affiliation ALTER COLUMN survivor SET NOT NULL;
CREATE INDEX ON person_affiliation (survivor);

-- A person under all ids: the one asked for, and those of records that were merged into it.
CREATE FUNCTION same_person(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS
    'SELECT asked UNION ALL SELECT id FROM person WHERE merged_into = asked';

RESET ROLE;
