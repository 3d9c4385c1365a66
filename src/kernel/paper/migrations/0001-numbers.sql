-- The last serial given to a body's code in a year (发文字号): taken in the transaction of the signing, so none is lost or used twice.
create table paper_number (
  unit_id int not null,
  code text not null,
  year int not null,
  last int not null,
  primary key (unit_id, code, year)
);
alter table paper_number enable row level security;
create policy scoped on paper_number to gongyun_app using (
  exists (select from unit u where u.id = paper_number.unit_id
           and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
           and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)
           and ((select nullif(current_setting('app.ranges', true), '')) is null
                or u.no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
grant select, insert, update on paper_number to gongyun_app;
