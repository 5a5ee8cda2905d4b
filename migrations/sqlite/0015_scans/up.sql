-- What the malware scanner said of each file; and its record: each verdict, and each person who decided beside it.
ALTER TABLE poe_files ADD COLUMN scan TEXT NOT NULL DEFAULT 'not-scanned';
CREATE INDEX poe_files_by_scan ON poe_files (scan, id);

CREATE TABLE poe_scans (
    poe_id TEXT NOT NULL REFERENCES poe_files (id),
    seq INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    state TEXT NOT NULL,
    -- What the scanner said: the name of what was found, or why there is no verdict.
    said TEXT NOT NULL,
    -- Who decided; nobody where the scanner did.
    person_id TEXT REFERENCES people (id),
    PRIMARY KEY (poe_id, seq)
);
