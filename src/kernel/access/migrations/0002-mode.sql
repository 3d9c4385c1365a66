-- Whether this database was begun for trying out or for real work. It goes with a backup, so a restored province never turns
-- into a demonstration.
create table product_mode (
  one boolean primary key default true check (one),
  mode text not null check (mode in ('demonstration', 'real'))
);
grant select on product_mode to gongyun_app;
