-- Circulars of a year: what they say, what was approved, and what was frozen when they were signed.
create table circular (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  year int not null check (year between 2017 and 2100),
  content jsonb not null,
  digest text not null,
  -- Digest of what the reviewer approved.
  approved text,
  number text,
  signed_on date,
  -- Both files with their digests, and the page as it was measured.
  frozen jsonb,
  primary key (region_id, case_id),
  check ((number is null) = (frozen is null) and (number is null) = (signed_on is null))
);
create index circular_unit on circular (unit_no, year);

alter table circular enable row level security;
create policy scoped on circular to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- Whoever sees the case sees the circular: units it was drawn from take part once it is issued.
create policy by_case on circular for select to gongyun_app using (
  exists (select from cases c where c.region_id = circular.region_id and c.id = circular.case_id));
grant select, insert, update on circular to gongyun_app;
