SET ROLE ${service};

CREATE TABLE proof (
    id         uuid PRIMARY KEY,
    revision   int         NOT NULL,
    document   text        NOT NULL,
    issued_at  text        COLLATE "C" NOT NULL,
    person     uuid        NOT NULL,
    membership uuid        NOT NULL,
    until      timestamptz NOT NULL,
    revoked    boolean     NOT NULL
);
CREATE INDEX ON proof (issued_at, id);
CREATE INDEX ON proof (person);

RESET ROLE;
