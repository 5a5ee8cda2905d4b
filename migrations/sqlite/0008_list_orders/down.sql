DROP INDEX claims_deniable;
DROP INDEX claims_with_microsoft;
DROP INDEX claims_of_partner_by_end;
