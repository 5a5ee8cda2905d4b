DROP TABLE poe_scans;
DROP INDEX poe_files_by_scan;
ALTER TABLE poe_files DROP COLUMN scan;
