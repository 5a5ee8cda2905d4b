-- The events by which claims move on, small beside the whole history: figures are counted along it without touching
-- what the events say. `store::figures` repeats the condition word for word.
CREATE INDEX claim_events_of_milestones ON claim_events (claim_id, seq, at, kind)
    WHERE kind IN ('submitted', 'review-started', 'info-requested', 'resubmitted', 'approved', 'rejected', 'no-response', 'disputed', 'consent-denied');
