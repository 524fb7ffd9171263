-- Who is forgotten keeps a row, without name, document of a person or sign-in.
SET ROLE ${service};

CREATE TABLE person (
    id         uuid PRIMARY KEY,
    revision   int    NOT NULL,
    document   text   NOT NULL,
    sort_name  text   COLLATE "C" NOT NULL,
    status     text   NOT NULL,
    subjects   text[] NOT NULL,
    leadership text   NOT NULL,
    subject    text   UNIQUE -- of the token that the record is claimed with
);
CREATE INDEX ON person (sort_name, id);
CREATE INDEX ON person USING gin (subjects);

CREATE TABLE person_affiliation (
    person       uuid NOT NULL,
    id           uuid NOT NULL,
    revision     int  NOT NULL,
    organization uuid NOT NULL,
    role         text NOT NULL,
    since        date NOT NULL,
    until        date,
    PRIMARY KEY (person, id)
);
CREATE INDEX ON person_affiliation (organization, since);
CREATE INDEX ON person_affiliation (role, since);

-- Where organizations and counties have been: one row for each of their revisions, none ever changed.
CREATE TABLE place_organization (
    id       uuid        NOT NULL,
    revision int         NOT NULL,
    at       timestamptz NOT NULL,
    county   text,
    PRIMARY KEY (id, revision)
);

CREATE TABLE place_county (
    id       uuid        NOT NULL,
    revision int         NOT NULL,
    at       timestamptz NOT NULL,
    code     text        NOT NULL,
    region   int         NOT NULL,
    PRIMARY KEY (id, revision)
);
CREATE INDEX ON place_county (code);

RESET ROLE;
