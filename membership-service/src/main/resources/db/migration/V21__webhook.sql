-- What becomes of messages on their way to subscribers. No read model: it follows from no event, and
-- what is older than a month is deleted.
SET ROLE ${service};

-- How far a subscription has come (`track` is its own id), and how far each of its replays.
CREATE TABLE webhook_track (
    track        uuid   PRIMARY KEY,
    subscription uuid   NOT NULL,
    position     bigint NOT NULL
);

CREATE TABLE webhook_delivery (
    id           uuid        PRIMARY KEY,
    track        uuid        NOT NULL,
    subscription uuid        NOT NULL,
    event        uuid        NOT NULL,
    position     bigint      NOT NULL,
    begun_at     text        COLLATE "C" NOT NULL,
    status       text        NOT NULL,
    attempts     int         NOT NULL,
    next_at      timestamptz,
    document     text        NOT NULL,
    UNIQUE (track, event)
);
CREATE INDEX ON webhook_delivery (subscription, begun_at, id);
CREATE INDEX ON webhook_delivery (begun_at);

RESET ROLE;
