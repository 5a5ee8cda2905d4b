-- The organisations whose claims a reviewer must not act on, as the reviewer declared; a lead may take that back.
CREATE TABLE conflicts (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    partner_id TEXT NOT NULL REFERENCES partners (id),
    why TEXT NOT NULL,
    declared_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    -- The lead's name as it was then, and why.
    withdrawn_by TEXT,
    withdrawn_why TEXT
);
CREATE INDEX conflicts_of_person ON conflicts (person_id, declared_at);
CREATE INDEX conflicts_with_partner ON conflicts (partner_id, declared_at);
-- Whoever reviews and signs in with an address of an organisation's own domain belongs to it.
CREATE INDEX partners_by_domain ON partners (domain);
