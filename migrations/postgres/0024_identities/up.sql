-- Who people are in the directory they sign in by, and sign-ins that are at its provider just now.
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    -- The person's name in the directory, which is never given to another.
    subject TEXT NOT NULL,
    -- One person has one: whoever takes over an address takes over nobody.
    person_id TEXT NOT NULL UNIQUE REFERENCES people (id),
    -- Whether a group let the person in: then roles follow the groups, and there is no password.
    by_group BOOLEAN NOT NULL,
    bound_at TIMESTAMP NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE TABLE introductions (
    -- SHA-256 of the state that comes back with the answer.
    state_digest TEXT NOT NULL PRIMARY KEY,
    -- SHA-256 of what only the browser has that went there.
    browser_digest TEXT NOT NULL,
    -- Where to go on.
    next TEXT NOT NULL,
    -- A form that waits to be sent again; empty where there is none.
    kept TEXT NOT NULL,
    -- Whether the person was to prove anew who they are.
    anew BOOLEAN NOT NULL,
    begun_at TIMESTAMP NOT NULL
);
CREATE INDEX introductions_by_age ON introductions (begun_at);
