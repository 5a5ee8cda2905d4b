DROP TABLE role_changes;
DROP FUNCTION role_changes_append_only();
DROP TABLE role_scopes;
