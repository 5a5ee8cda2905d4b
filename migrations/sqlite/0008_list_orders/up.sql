-- A partner's list by deadline, claims without one last, and the counts of two more tiles. `store::lists` repeats the
-- expression and the conditions word for word.
CREATE INDEX claims_of_partner_by_end ON claims (partner_id, COALESCE(due_at, '9999-12-31 00:00:00'), id);
CREATE INDEX claims_with_microsoft ON claims (partner_id, due_at) WHERE status IN ('submitted', 'under-review');
CREATE INDEX claims_deniable ON claims (partner_id) WHERE status = 'approved' AND due_at IS NOT NULL;
