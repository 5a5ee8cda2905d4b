DROP INDEX partners_by_domain;
DROP TABLE conflicts;
