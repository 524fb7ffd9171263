SET ROLE ${service};

CREATE TABLE listing (
    id         uuid PRIMARY KEY,
    revision   int  NOT NULL,
    document   text NOT NULL,
    listed_on  text COLLATE "C" NOT NULL,
    office     uuid NOT NULL,
    kind       text NOT NULL,
    focus_area uuid,
    topic      text COLLATE "C",
    status     text NOT NULL,
    during     daterange NOT NULL,
    -- what it is about, while it stands: an office lists the same thing once at a time
    standing   text COLLATE "C",
    UNIQUE (office, standing)
);
CREATE INDEX ON listing (listed_on, id);
CREATE INDEX ON listing (kind, listed_on, id);
CREATE INDEX ON listing (focus_area);
CREATE INDEX ON listing (topic);

RESET ROLE;
