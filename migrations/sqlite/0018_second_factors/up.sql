-- What people prove themselves with besides their password, the codes for when it is lost, and sign-ins that wait for it.
ALTER TABLE partners ADD COLUMN demands_second_factor BOOLEAN NOT NULL DEFAULT 0;

CREATE TABLE second_factors (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- app or passkey
    kind TEXT NOT NULL,
    -- What its owner calls it.
    name TEXT NOT NULL,
    -- An app's secret, sealed with the portal's key; a passkey's public key.
    secret TEXT NOT NULL,
    -- A passkey's own name; null for an app.
    credential TEXT UNIQUE,
    -- What changes with each use: the last step an app's code was taken for; a passkey's counter and flags.
    state TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX second_factors_of_person ON second_factors (person_id, created_at);

CREATE TABLE recovery_codes (
    -- SHA-256 of 120 random bits.
    digest TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_of_person ON recovery_codes (person_id);

CREATE TABLE pending_sign_ins (
    -- SHA-256 of the key in the session.
    key_digest TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    begun_at TIMESTAMP NOT NULL,
    -- How many wrong codes; counted before a code is looked at.
    tries INTEGER NOT NULL,
    -- What a passkey was asked to sign; null while none was asked.
    challenge TEXT,
    done BOOLEAN NOT NULL
);
CREATE INDEX pending_sign_ins_of_person ON pending_sign_ins (person_id, begun_at);
