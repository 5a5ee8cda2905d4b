-- What a claim would meet others at, so that lists can tell which claims collide, and what a lead has settled already.
-- `store::desk` repeats the index's condition word for word.
CREATE TABLE claim_meets (
    claim_id    TEXT NOT NULL REFERENCES claims (id),
    association TEXT NOT NULL,
    PRIMARY KEY (claim_id, association)
);
INSERT INTO claim_meets (claim_id, association) SELECT claim_id, association FROM claim_products;

CREATE TABLE collisions_settled (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    other_id TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (claim_id, other_id)
);
INSERT INTO collisions_settled (claim_id, other_id)
    SELECT claims.id, other.id FROM claims, jsonb_array_elements_text(claims.body::jsonb -> 'settled_against') AS other (id);

CREATE INDEX claims_undecided ON claims (due_at, id)
    WHERE status NOT IN ('editing', 'approved', 'rejected', 'discarded');
