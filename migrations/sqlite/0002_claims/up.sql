-- A claim as it stands (a fold that can be rebuilt from its events), what it wants, its history, its evidence.
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    phase TEXT NOT NULL,
    name TEXT NOT NULL,
    customer TEXT,
    mpn TEXT,
    reviewer_id TEXT REFERENCES people (id),
    asked_to_reject BOOLEAN NOT NULL,
    due_kind TEXT,
    due_on DATE,
    due_at TIMESTAMP,
    changed_at TIMESTAMP NOT NULL,
    -- What a search looks through: number, name, customer, tenant, domain, MPN, folded to lower case.
    search TEXT NOT NULL,
    -- The whole fold.
    body TEXT NOT NULL
);
CREATE INDEX claims_of_partner ON claims (partner_id, changed_at, id);
CREATE INDEX claims_of_partner_by_status ON claims (partner_id, status, changed_at, id);
CREATE INDEX claims_of_partner_by_due ON claims (partner_id, due_at, id);
CREATE INDEX claims_by_due ON claims (status, due_at, id);
CREATE INDEX claims_of_reviewer ON claims (reviewer_id, status, due_at, id);
CREATE INDEX claims_expiring ON claims (due_kind, due_at, id);

CREATE TABLE claim_products (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    -- What nobody else may have: the subscription, or the workload on its tenant.
    association TEXT NOT NULL,
    -- What it is claimed as; a partner may hold one thing for several activities.
    activity TEXT,
    PRIMARY KEY (claim_id, association)
);
CREATE INDEX claim_products_by_association ON claim_products (association, claim_id);

CREATE TABLE claim_events (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    seq INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    side TEXT NOT NULL,
    person_id TEXT,
    person_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    -- SHA-256 over the previous event's digest and this row: a changed or missing row is found.
    digest TEXT NOT NULL,
    PRIMARY KEY (claim_id, seq)
);

CREATE TABLE poe_files (
    id TEXT NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
    blob TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL,
    -- Taken out of a draft; the row stays so that the blob keeps its name.
    removed BOOLEAN NOT NULL
);
CREATE INDEX poe_files_of_claim ON poe_files (claim_id, id);

-- One partner a workload on a tenant, one partner a subscription.
CREATE TABLE associations (
    association TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    UNIQUE (association, partner_id)
);

-- The approved claims an association rests on: one an activity, all of the partner that holds it.
CREATE TABLE association_claims (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    association TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    activity TEXT NOT NULL,
    PRIMARY KEY (claim_id, association),
    UNIQUE (association, activity),
    FOREIGN KEY (association, partner_id) REFERENCES associations (association, partner_id)
);

-- Handed over once, when the consent period has passed; always apart from the claim's approval.
CREATE TABLE assessments (
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
    partner_id TEXT NOT NULL REFERENCES partners (id),
    sent_at TIMESTAMP NOT NULL,
    result TEXT NOT NULL,
    reason TEXT,
    recorded_at TIMESTAMP
);
CREATE INDEX assessments_of_partner ON assessments (partner_id, sent_at, claim_id);
CREATE INDEX assessments_by_result ON assessments (result, sent_at, claim_id);

CREATE TRIGGER claim_events_are_not_changed BEFORE UPDATE ON claim_events
BEGIN SELECT RAISE(ABORT, 'claim_events is append only'); END;
CREATE TRIGGER claim_events_are_not_removed BEFORE DELETE ON claim_events
BEGIN SELECT RAISE(ABORT, 'claim_events is append only'); END;
