-- A report as it was read. Its key is its case's key; offsets of figures count in its text.
create table extraction_report (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  evidence_region int not null,
  evidence_id uuid not null,
  name text not null,
  digest text not null,
  text text not null,
  -- What was read of it as a whole.
  title text not null,
  dated_on date,
  read_at timestamptz,
  primary key (region_id, id)
);
create index extraction_report_unit on extraction_report (unit_no);
create index extraction_report_digest on extraction_report (unit_id, digest);

-- The figures it states, and what the officer made of each. What was found stays beside what was decided.
create table extraction_figure (
  region_id int not null,
  id uuid not null,
  report_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  no int not null,
  found jsonb not null,
  value numeric(21, 6) not null,
  measure text not null,
  qualifier text not null,
  -- An indicator of the catalogue, or the name of one that confirming it will add.
  indicator text,
  label text not null,
  kind text not null check (kind in ('flow', 'stock', 'ratio')),
  about_unit int not null,
  period text,
  as_of date,
  scope text not null,
  state text not null check (state in ('proposed', 'confirmed', 'rejected')),
  reason text,
  claim_region int,
  claim_id uuid,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  rev int not null,
  primary key (region_id, id),
  check ((state = 'confirmed') = (claim_id is not null))
);
create index extraction_figure_report on extraction_figure (region_id, report_id, no);
create index extraction_figure_unit on extraction_figure (unit_no);

alter table extraction_report enable row level security;
alter table extraction_figure enable row level security;
create policy scoped on extraction_report to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on extraction_figure to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update on extraction_report, extraction_figure to gongyun_app;
