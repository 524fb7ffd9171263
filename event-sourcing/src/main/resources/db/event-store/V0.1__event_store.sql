-- The event store. Owned by the migrating role; the service (role ${service}) may add events and read
-- them, and can neither change nor delete one.

CREATE TABLE stream (
    id       uuid PRIMARY KEY,
    category text NOT NULL,
    revision int  NOT NULL CHECK (revision > 0)
) WITH (fillfactor = 80); -- room for in-page updates: the revision moves with every append

-- CACHE 1: positions must be handed out in the order in which they are asked for.
CREATE SEQUENCE event_position CACHE 1;

-- data and metadata are text, not jsonb: jsonb reorders keys and reads two to three times slower.
CREATE TABLE event (
    position       bigint      PRIMARY KEY DEFAULT nextval('event_position'),
    stream_id      uuid        NOT NULL,
    revision       int         NOT NULL,
    id             uuid        NOT NULL,
    type           text        NOT NULL,
    schema_version int         NOT NULL,
    data           text        NOT NULL,
    metadata       text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    UNIQUE (stream_id, revision)
);

-- For people: the same rows with JSON that can be asked into.
CREATE VIEW event_json AS
    SELECT position, stream_id, revision, id, type, schema_version,
           data::jsonb AS data, metadata::jsonb AS metadata, recorded_at
    FROM event;

-- Appends to one stream, or fails the whole transaction with SQLSTATE ES409 when another was faster.
-- The position is only ever the default of this insert: the table lock, which the feed looks at, is
-- always held before a position is taken.
CREATE FUNCTION append(
    stream uuid, category text, expected int, ids uuid[], types text[], versions int[], data text[],
    metadata text, recorded_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF expected = 0 THEN
        INSERT INTO stream (id, category, revision)
        VALUES (append.stream, append.category, cardinality(ids))
        ON CONFLICT DO NOTHING;
    ELSE
        UPDATE stream s SET revision = expected + cardinality(ids)
        WHERE s.id = append.stream AND s.revision = expected AND s.category = append.category;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'stream % is not at revision %', append.stream, expected
            USING ERRCODE = 'ES409';
    END IF;
    INSERT INTO event (stream_id, revision, id, type, schema_version, data, metadata, recorded_at)
    SELECT append.stream, expected + e.n, e.id, e.type, e.version, e.data, append.metadata,
           append.recorded_at
    FROM unnest(ids, types, versions, append.data) WITH ORDINALITY
         AS e (id, type, version, data, n)
    ORDER BY e.n;
END $$;

-- What a repeated Idempotency-Key is answered from: the stream as of that revision, folded anew, so no
-- answer (and no personal data in one) is kept a second time.
CREATE TABLE idempotency (
    key         uuid        PRIMARY KEY,
    fingerprint uuid        NOT NULL,
    stream_id   uuid        NOT NULL,
    revision    int         NOT NULL,
    created     boolean     NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX idempotency_recorded_at ON idempotency USING brin (recorded_at);

CREATE TABLE snapshot (
    stream_id   uuid        PRIMARY KEY,
    shape       int         NOT NULL,
    revision    int         NOT NULL,
    state       text        NOT NULL,
    since       timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- How far a follower of the feed has come. The row lock is what makes one instance the active one.
CREATE TABLE checkpoint (
    name     text   PRIMARY KEY,
    position bigint NOT NULL
);

-- One active publisher: whoever holds an unexpired lease. The token grows with every change of hands.
CREATE TABLE lease (
    name       text        PRIMARY KEY,
    holder     uuid        NOT NULL,
    token      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Changes when the store is restored to an earlier point, so that consumers can tell.
CREATE TABLE epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO epoch DEFAULT VALUES;

CREATE SCHEMA next; -- read models that are being filled anew
GRANT USAGE, CREATE ON SCHEMA next TO ${service};
GRANT USAGE, CREATE ON SCHEMA public TO ${service};
GRANT SELECT, INSERT ON event TO ${service};
GRANT MAINTAIN ON event TO ${service}; -- to pause appends for the instant of a read model's switch
GRANT USAGE ON SEQUENCE event_position TO ${service};
GRANT SELECT, INSERT, UPDATE ON stream TO ${service};
GRANT SELECT, INSERT, DELETE ON idempotency TO ${service};
GRANT SELECT, INSERT, UPDATE, DELETE ON snapshot, checkpoint, lease TO ${service};
GRANT SELECT ON epoch, event_json TO ${service};
