DROP TABLE pending_sign_ins;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
ALTER TABLE partners DROP COLUMN demands_second_factor;
