DROP TABLE sessions;
DROP TABLE people;
DROP TABLE locations;
DROP TABLE partners;
