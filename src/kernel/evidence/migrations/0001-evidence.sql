-- Files that prove. The bytes lie in the file store under their digest; a row says whose they are and how long they hold.
-- The same bytes sent by two units are one file and two rows, and neither unit learns of the other.
create table evidence (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  name text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  type text not null,
  origin text not null,
  effective_on date,
  expires_on date,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  uploader text not null,
  primary key (region_id, id),
  check (expires_on >= effective_on)
);
create index evidence_id on evidence (id);
create index evidence_unit on evidence (unit_no, uploaded_at);
create index evidence_latest on evidence (uploaded_at desc, id);
create index evidence_industrial on evidence (ind_no, uploaded_at) where ind_no is not null;
create index evidence_twin on evidence (region_id, unit_id, digest);
create index evidence_expiry on evidence (expires_on) where expires_on is not null;

-- Which case a file serves, and for which question of its forms. One file may serve many.
create table evidence_link (
  region_id int not null,
  evidence_id uuid not null,
  case_region int not null,
  case_id uuid not null,
  slot text not null,
  linked_at timestamptz not null,
  linked_by uuid,
  primary key (region_id, evidence_id, case_region, case_id, slot)
);
create index evidence_link_case on evidence_link (case_region, case_id);

-- Whoever sees a case sees what it rests on.
alter table evidence_link enable row level security;
create policy by_case on evidence_link to gongyun_app using (
  exists (select from cases c where c.region_id = evidence_link.case_region and c.id = evidence_link.case_id));
grant select, insert on evidence_link to gongyun_app;

alter table evidence enable row level security;
create policy scoped on evidence to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on evidence for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
create policy industrial_upload on evidence for insert to gongyun_app with check (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
create policy linked on evidence for select to gongyun_app using (
  exists (select from evidence_link l where l.region_id = evidence.region_id and l.evidence_id = evidence.id));
grant select, insert on evidence to gongyun_app;
