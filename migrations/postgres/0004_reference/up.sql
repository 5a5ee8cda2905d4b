-- What Portal admins keep: catalogue, holidays, settings, wording of reasons.
CREATE TABLE products (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    -- Activity keys it can be claimed for, separated by blanks.
    activities TEXT NOT NULL,
    active BOOLEAN NOT NULL
);
CREATE INDEX products_by_area ON products (area, name);

CREATE TABLE holidays (
    day DATE NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Wording that replaces the portal's own, per reason and language.
CREATE TABLE reason_texts (
    reason TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    cure TEXT NOT NULL,
    PRIMARY KEY (reason, language)
);
