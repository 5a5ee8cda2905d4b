-- Whether another partner's claim stands in a claim's way: kept beside the claim, because a queue that looks for it at
-- each view looks at every claim nobody has decided. `store::desk` keeps it with each act that can change it.
DROP INDEX claims_undecided;
ALTER TABLE claims ADD COLUMN colliding BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE claims SET colliding = TRUE
    WHERE status NOT IN ('editing', 'approved', 'rejected', 'discarded')
      AND EXISTS (
        SELECT 1 FROM claim_meets AS mine
        JOIN claim_products AS theirs ON theirs.association = mine.association
        JOIN claims AS rival ON rival.id = theirs.claim_id
        WHERE mine.claim_id = claims.id AND rival.partner_id <> claims.partner_id
          AND (rival.status = 'approved'
            OR (rival.status IN ('submitted', 'under-review', 'partner-action-required')
              AND NOT EXISTS (
                SELECT 1 FROM collisions_settled AS settled
                WHERE settled.claim_id = claims.id AND settled.other_id = rival.id))));
CREATE INDEX claims_colliding ON claims (due_at, id) WHERE colliding;
CREATE INDEX claim_meets_by_association ON claim_meets (association, claim_id);
