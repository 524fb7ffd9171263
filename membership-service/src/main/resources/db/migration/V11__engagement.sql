SET ROLE ${service};

CREATE TABLE expert (
    id           uuid PRIMARY KEY,
    revision     int    NOT NULL,
    document     text   NOT NULL,
    offered_on   text   COLLATE "C" NOT NULL,
    organization uuid,
    person       uuid,
    topics       text[] NOT NULL,
    frameworks   text[] NOT NULL,
    populations  text[] NOT NULL,
    status       text   NOT NULL,
    during       datemultirange NOT NULL
);
CREATE INDEX ON expert (offered_on, id);
CREATE INDEX ON expert USING gin (topics);
CREATE INDEX ON expert USING gin (frameworks);
CREATE INDEX ON expert USING gin (populations);

CREATE TABLE engagement (
    id           uuid PRIMARY KEY,
    revision     int  NOT NULL,
    document     text NOT NULL,
    needed_by    text COLLATE "C" NOT NULL,
    organization uuid,
    community    uuid,
    expert       uuid,
    topic        text COLLATE "C" NOT NULL,
    status       text NOT NULL
);
CREATE INDEX ON engagement (needed_by, id);
CREATE INDEX ON engagement (status, needed_by, id);
CREATE INDEX ON engagement (organization);
CREATE INDEX ON engagement (community);
CREATE INDEX ON engagement (expert);
CREATE INDEX ON engagement (topic);

RESET ROLE;
