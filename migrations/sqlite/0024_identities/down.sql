DROP TABLE introductions;
DROP TABLE identities;
