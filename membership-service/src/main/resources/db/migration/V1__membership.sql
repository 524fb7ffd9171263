-- Read models belong to the service's role, which may fill new ones and switch to them. Indexes and
-- constraints keep the names PostgreSQL gives them: a rebuilt table gets the same.
SET ROLE ${service};

CREATE TABLE region (
    id          uuid PRIMARY KEY,
    revision    int  NOT NULL,
    document    text NOT NULL,
    sort_number text COLLATE "C" NOT NULL,
    number      int  NOT NULL UNIQUE
);
CREATE INDEX ON region (sort_number, id);

CREATE TABLE county (
    id       uuid PRIMARY KEY,
    revision int  NOT NULL,
    document text NOT NULL,
    code     text COLLATE "C" NOT NULL UNIQUE,
    region   int  NOT NULL
);
CREATE INDEX ON county (code, id);
CREATE INDEX ON county (region);

CREATE TABLE organization_kind (
    id             uuid PRIMARY KEY,
    revision       int  NOT NULL,
    document       text NOT NULL,
    code           text COLLATE "C" NOT NULL UNIQUE,
    one_per_county boolean NOT NULL
);
CREATE INDEX ON organization_kind (code, id);

CREATE TABLE organization (
    id        uuid PRIMARY KEY,
    revision  int  NOT NULL,
    document  text NOT NULL,
    sort_name text COLLATE "C" NOT NULL,
    kind      text NOT NULL,
    county    text,
    status    text NOT NULL,
    -- the county in which it is the only open one of its kind, if its kind has that limit; checked when
    -- the transaction ends, since one may leave and another arrive in it
    sole_county text COLLATE "C",
    UNIQUE (kind, sole_county) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON organization (sort_name, id);
CREATE INDEX ON organization (kind, sort_name, id);
CREATE INDEX ON organization (county);

CREATE TABLE community (
    id        uuid PRIMARY KEY,
    revision  int    NOT NULL,
    document  text   NOT NULL,
    sort_name text   COLLATE "C" NOT NULL,
    subjects  text[] NOT NULL,
    scope     text   NOT NULL,
    region    int,
    stage     text   NOT NULL,
    succeeds  uuid[] NOT NULL,
    absorbs   uuid[] NOT NULL
);
CREATE INDEX ON community (sort_name, id);
CREATE INDEX ON community USING gin (succeeds);
CREATE INDEX ON community USING gin (absorbs);

CREATE TABLE membership (
    id           uuid PRIMARY KEY,
    revision     int  NOT NULL,
    document     text NOT NULL,
    began_on     text COLLATE "C" NOT NULL,
    community    uuid NOT NULL,
    organization uuid,
    person       uuid,
    status       text NOT NULL
);
CREATE INDEX ON membership (began_on, id);
CREATE INDEX ON membership (community, began_on, id);
CREATE INDEX ON membership (organization);
CREATE INDEX ON membership (person);

-- What coverage is counted from, as of any moment: one row for each event, none ever changed.
CREATE TABLE coverage_organization (
    id       uuid        NOT NULL,
    revision int         NOT NULL,
    at       timestamptz NOT NULL,
    kind     text        NOT NULL,
    county   text,
    status   text        NOT NULL,
    PRIMARY KEY (id, revision)
);

CREATE TABLE coverage_county (
    id       uuid        NOT NULL,
    revision int         NOT NULL,
    at       timestamptz NOT NULL,
    code     text        NOT NULL,
    region   int         NOT NULL,
    PRIMARY KEY (id, revision)
);

CREATE TABLE coverage_community (
    id       uuid        NOT NULL,
    revision int         NOT NULL,
    at       timestamptz NOT NULL,
    scope    text        NOT NULL,
    region   int,
    PRIMARY KEY (id, revision)
);

CREATE TABLE coverage_membership (
    id           uuid        NOT NULL,
    revision     int         NOT NULL,
    at           timestamptz NOT NULL,
    community    uuid        NOT NULL,
    organization uuid        NOT NULL,
    step         text        NOT NULL,
    status       text        NOT NULL,
    PRIMARY KEY (id, revision)
);
CREATE INDEX ON coverage_membership (community);

RESET ROLE;
