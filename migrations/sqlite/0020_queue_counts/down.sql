DROP INDEX claim_meets_by_association;
DROP INDEX claims_colliding;
ALTER TABLE claims DROP COLUMN colliding;
CREATE INDEX claims_undecided ON claims (due_at, id)
    WHERE status NOT IN ('editing', 'approved', 'rejected', 'discarded');
