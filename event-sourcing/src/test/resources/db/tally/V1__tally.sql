SET ROLE ${service};

CREATE TABLE tally (
    id       uuid PRIMARY KEY,
    revision int  NOT NULL,
    document text NOT NULL,
    name     text COLLATE "C" NOT NULL UNIQUE,
    total    int  NOT NULL
);
CREATE INDEX ON tally (name, id);

CREATE TABLE tally_day (
    id       uuid NOT NULL,
    day      date NOT NULL,
    revision int  NOT NULL,
    total    int  NOT NULL CHECK (total >= 0),
    PRIMARY KEY (id, day)
);

CREATE TABLE inbox (
    id uuid PRIMARY KEY
);

RESET ROLE;
