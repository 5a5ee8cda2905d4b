-- Lists that are short among many claims get small indexes of their own, so that each page is read along one and its
-- counts stay cheap however many claims there are. `store::lists` repeats their conditions word for word.
DROP INDEX claims_of_reviewer;
DROP INDEX claims_of_partner_by_due;
CREATE INDEX claims_in_hand ON claims (reviewer_id, due_at, id)
    WHERE status IN ('under-review', 'partner-action-required');
CREATE INDEX claims_asked_of_partner ON claims (partner_id, due_on) WHERE status = 'partner-action-required';
CREATE INDEX claims_disputed ON claims (phase, due_at, id) WHERE phase = 'dispute-review';
CREATE INDEX claims_asking ON claims (asked_to_reject, changed_at, id) WHERE asked_to_reject = TRUE;
CREATE INDEX claims_by_change ON claims (changed_at, id);
