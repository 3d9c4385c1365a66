-- What a worker has filled in for a service. The case itself holds a masked name only: lists of cases are read without a record.
create table counter_request (
  region_id int not null,
  -- The id of its case.
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  worker_id uuid not null,
  service text not null,
  filled jsonb not null,
  -- What the file had answered: what the worker has changed of it is seen.
  known jsonb not null,
  sent_on date not null,
  primary key (region_id, id)
);
create index counter_request_worker on counter_request (worker_id);
create index counter_request_unit on counter_request (unit_no);
alter table counter_request enable row level security;
create policy scoped on counter_request to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on counter_request to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update on counter_request to gongyun_app;
