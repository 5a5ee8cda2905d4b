DROP INDEX claims_by_change;
DROP INDEX claims_asking;
DROP INDEX claims_disputed;
DROP INDEX claims_asked_of_partner;
DROP INDEX claims_in_hand;
CREATE INDEX claims_of_reviewer ON claims (reviewer_id, status, due_at, id);
CREATE INDEX claims_of_partner_by_due ON claims (partner_id, due_at, id);
