-- Read models belong to the service's role, which may fill new ones and switch to them. Indexes and
-- constraints keep the names PostgreSQL gives them: a rebuilt table gets the same.
SET ROLE ${service};

CREATE TABLE organization (
    id        uuid PRIMARY KEY,
    revision  int  NOT NULL,
    document  text NOT NULL,
    sort_name text COLLATE "C" NOT NULL,
    kind      text NOT NULL,
    county    text,
    status    text NOT NULL
);
CREATE INDEX ON organization (sort_name, id);
CREATE INDEX ON organization (kind, sort_name, id);
CREATE INDEX ON organization (county);

RESET ROLE;
CREATE TABLE organization_kind (code text primary key); CREATE TABLE county(code text primary key, region int); insert into organization_kind values ('museum'); grant select on organization_kind, county to ${service};
