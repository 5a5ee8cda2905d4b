DELETE FROM holidays;
DELETE FROM products;
