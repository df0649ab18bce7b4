-- How far filling came, as a JSON document, as long as the register is only half filled.
ALTER TABLE register ADD COLUMN filled TEXT;
