DROP TABLE audit_entries;
DROP TABLE audit_head;
DROP FUNCTION audit_append_only;
