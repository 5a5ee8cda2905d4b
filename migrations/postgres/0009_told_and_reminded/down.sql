DROP INDEX poe_files_by_digest;
DROP INDEX claims_untold;
DROP TABLE reminders;
