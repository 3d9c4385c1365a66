-- Names and titles are searched by trigram; ranges of dates are kept from overlapping by exclusion constraints.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
