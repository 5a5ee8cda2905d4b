DROP TABLE reason_texts;
DROP TABLE settings;
DROP TABLE holidays;
DROP TABLE products;
