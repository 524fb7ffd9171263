SET ROLE ${service};

-- What was removed keeps a row, without its address.
CREATE TABLE subscription (
    id            uuid PRIMARY KEY,
    revision      int  NOT NULL,
    document      text NOT NULL,
    registered_at text COLLATE "C" NOT NULL,
    owner         text COLLATE "C" NOT NULL,
    status        text NOT NULL
);
CREATE INDEX ON subscription (registered_at, id);
CREATE INDEX ON subscription (owner, registered_at, id);

CREATE TABLE subscription_replay (
    id           uuid   PRIMARY KEY,
    revision     int    NOT NULL,
    subscription uuid   NOT NULL,
    after        bigint NOT NULL,
    through      bigint NOT NULL
);
CREATE INDEX ON subscription_replay (subscription, revision);

RESET ROLE;
