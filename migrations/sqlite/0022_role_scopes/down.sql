DROP TABLE role_changes;
DROP TABLE role_scopes;
