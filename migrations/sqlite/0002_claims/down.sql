DROP TABLE assessments;
DROP TABLE association_claims;
DROP TABLE associations;
DROP TABLE poe_files;
DROP TABLE claim_events;
DROP TABLE claim_products;
DROP TABLE claims;
