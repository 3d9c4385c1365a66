-- A proof that was given for a request: what it says is frozen, so that it prints the same for ever.
create table counter_certificate (
  region_id int not null,
  -- The id of the request.
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  worker_id uuid not null,
  number text not null,
  issuer text not null,
  what text not null,
  purpose text not null,
  holder text not null,
  lines jsonb not null,
  issued_on date not null,
  -- The same as a W3C credential: its id is what the public page asks for.
  credential_id uuid not null,
  jwt text not null,
  primary key (region_id, id)
);
create index counter_certificate_worker on counter_certificate (worker_id);
create unique index counter_certificate_number on counter_certificate (region_id, unit_no, number);
alter table counter_certificate enable row level security;
create policy scoped on counter_certificate to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on counter_certificate to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
-- Deleted with the file of the worker only (个人信息保护法 art. 47).
grant select, insert, delete on counter_certificate to gongyun_app;
