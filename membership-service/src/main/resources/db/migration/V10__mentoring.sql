SET ROLE ${service};

CREATE TABLE focus_area (
    community uuid NOT NULL,
    id        uuid NOT NULL,
    revision  int  NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (community, id)
);
CREATE INDEX ON focus_area (id);

CREATE TABLE mentoring (
    id        uuid PRIMARY KEY,
    revision  int  NOT NULL,
    document  text NOT NULL,
    began_on  text COLLATE "C" NOT NULL,
    community uuid NOT NULL,
    mentor    uuid NOT NULL,
    mentee    uuid NOT NULL,
    during    datemultirange NOT NULL
);
CREATE INDEX ON mentoring (began_on, id);
CREATE INDEX ON mentoring (community, began_on, id);
CREATE INDEX ON mentoring (mentor);
CREATE INDEX ON mentoring (mentee);

CREATE TABLE cohort (
    id           uuid PRIMARY KEY,
    revision     int  NOT NULL,
    document     text NOT NULL,
    sort_label   text COLLATE "C" NOT NULL,
    community    uuid NOT NULL,
    label        text COLLATE "C" NOT NULL,
    program_year text COLLATE "C" NOT NULL,
    UNIQUE (community, label)
);
CREATE INDEX ON cohort (sort_label, id);

CREATE TABLE cohort_member (
    cohort   uuid NOT NULL,
    person   uuid NOT NULL,
    revision int  NOT NULL,
    during   datemultirange NOT NULL,
    PRIMARY KEY (cohort, person)
);
CREATE INDEX ON cohort_member (person);

CREATE TABLE cohort_leader (
    cohort   uuid NOT NULL,
    leader   uuid NOT NULL,
    revision int  NOT NULL,
    during   datemultirange NOT NULL,
    PRIMARY KEY (cohort, leader)
);
CREATE INDEX ON cohort_leader (leader);

RESET ROLE;
