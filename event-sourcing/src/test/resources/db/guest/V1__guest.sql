SET ROLE ${service};

CREATE TABLE guest (
    id       uuid PRIMARY KEY,
    revision int  NOT NULL,
    name     text,
    visits   int  NOT NULL
);

CREATE TABLE guest_book (
    id       uuid PRIMARY KEY,
    revision int  NOT NULL,
    name     text,
    visits   int  NOT NULL
);

RESET ROLE;
