DROP INDEX claims_undecided;
DROP TABLE collisions_settled;
DROP TABLE claim_meets;
