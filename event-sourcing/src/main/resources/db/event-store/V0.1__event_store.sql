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

-- The same for several streams at once. `of_stream` names the stream of each event, whose events follow
-- each other by revision.
CREATE FUNCTION append_all(
    streams uuid[], categories text[], expected int[], added int[],
    of_stream uuid[], revisions int[], ids uuid[], types text[], versions int[], data text[],
    metadata text[], recorded_at timestamptz[]
) RETURNS void LANGUAGE plpgsql
-- a plan made while the tables are almost empty must not read them whole when they are not
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    moved int := 0;
    made int := 0;
BEGIN
    IF 0 = ANY (expected) THEN
        INSERT INTO stream (id, category, revision)
        SELECT s.id, s.category, s.added
        FROM unnest(streams, categories, append_all.expected, append_all.added)
             AS s (id, category, expected, added)
        WHERE s.expected = 0
        ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS made = ROW_COUNT;
    END IF;
    IF made < cardinality(streams) THEN
        UPDATE stream SET revision = s.expected + s.added
        FROM unnest(streams, categories, append_all.expected, append_all.added)
             AS s (id, category, expected, added)
        WHERE stream.id = s.id AND stream.revision = s.expected AND stream.category = s.category;
        GET DIAGNOSTICS moved = ROW_COUNT;
    END IF;
    IF made + moved < cardinality(streams) THEN
        RAISE EXCEPTION 'a stream is not at its expected revision' USING ERRCODE = 'ES409';
    END IF;
    INSERT INTO event (stream_id, revision, id, type, schema_version, data, metadata, recorded_at)
    SELECT e.stream_id, e.revision, e.id, e.type, e.version, e.data, e.metadata, e.recorded_at
    FROM unnest(of_stream, revisions, ids, types, versions, append_all.data, append_all.metadata,
                append_all.recorded_at) WITH ORDINALITY
         AS e (stream_id, revision, id, type, version, data, metadata, recorded_at, n)
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
