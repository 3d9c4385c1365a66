-- Who reset the password of somebody whose post carries power; until another person has confirmed it, nobody signs in with it.
alter table credential add column reset_by uuid;
-- Digest of the code printed at the first real start; whoever sets up the first administrator must know the code.
alter table product_mode add column first_code text;
