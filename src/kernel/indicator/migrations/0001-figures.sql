-- What is counted, and what has been said about it. A figure is a claim: it is never changed, only accepted,
-- withdrawn or superseded by a later one.
create table indicator (
  name text primary key,
  label_zh text not null,
  label_en text not null,
  measure_zh text not null,
  measure_en text not null,
  direction text not null check (direction in ('up', 'down', 'none')),
  per text not null check (per in ('month', 'quarter', 'half', 'year', 'as-of')),
  kind text not null check (kind in ('flow', 'stock', 'ratio')),
  decimals int not null check (decimals between 0 and 6),
  source_zh text not null,
  source_en text not null,
  origin text not null check (origin in ('product', 'office')),
  check (origin = case when name like 'local-%' then 'office' else 'product' end)
);
grant select, insert on indicator to gongyun_app;

create table claim (
  region_id int not null,
  id uuid not null,
  indicator text not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  value numeric(21, 6) not null,
  qualifier text not null,
  period text,
  as_of date,
  scope text not null,
  method text not null check (method in ('business', 'imported', 'filled', 'estimated')),
  reporter_unit_id int,
  reporter_id uuid,
  reporter_name text not null,
  reported_at timestamptz not null,
  case_region int,
  case_id uuid,
  evidence uuid[] not null,
  source_title text,
  source_digest text,
  source_from int,
  source_to int,
  state text not null check (state in ('reported', 'accepted', 'withdrawn', 'superseded')),
  state_at timestamptz not null,
  state_by uuid,
  superseded_by uuid,
  primary key (region_id, id),
  check ((state = 'superseded') = (superseded_by is not null)),
  check (period is not null or as_of is not null),
  check ((source_digest is null) = (source_title is null) and source_from <= source_to)
);
create index claim_thing on claim (unit_id, indicator, period);
create index claim_unit on claim (unit_no, indicator, period);
create index claim_industrial on claim (ind_no, indicator, period) where ind_no is not null;
create index claim_case on claim (case_region, case_id);
-- Lists over a whole province are read latest first and cut off after a page.
create index claim_latest on claim (reported_at desc, id);
create index claim_period on claim (period, reported_at desc, id);

alter table claim enable row level security;
create policy scoped on claim to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on claim for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
-- Whoever sees a case sees what it says.
create policy by_case on claim for select to gongyun_app using (
  exists (select from cases c where c.region_id = claim.case_region and c.id = claim.case_id));
grant select, insert, update (state, state_at, state_by, superseded_by) on claim to gongyun_app;
