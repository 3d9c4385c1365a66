-- Schemes of the national assessment, the packs made for it, and what was found about persons on the way.
create table assessment_scheme (
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  name text not null,
  year int not null check (year between 2000 and 2100),
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'in-force', 'retired')),
  body jsonb not null,
  -- Of the body, once it is in force; from then on the body does not change.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  in_force_on date,
  -- The edition it was copied from: its items name theirs.
  from_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  check ((state = 'draft') = (digest is null)),
  unique (unit_id, name, version)
);

-- A pack is made from the view as it stood; the same view and decisions give the same bytes.
create table assessment_pack (
  region_id int not null,
  id uuid not null,
  case_id uuid not null,
  -- The first of an assessment is 1; the last one counts.
  number int not null,
  unit_id int not null,
  unit_no bigint not null,
  state text not null check (state in ('scanning', 'flagged', 'making', 'made', 'failed')),
  view jsonb not null,
  view_digest text not null,
  total int not null,
  scanned int not null,
  sums_digest text,
  digest text,
  size bigint,
  files int not null,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_name text not null,
  made_at timestamptz,
  fault text,
  primary key (region_id, id),
  unique (region_id, case_id, number),
  check ((state = 'made') = (digest is not null))
);

-- A number of a person in a file, its name or a text, and what was decided about it. The number itself is not kept.
create table assessment_flag (
  region_id int not null,
  id uuid not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  place text not null check (place in ('name', 'file', 'text')),
  kind text not null check (kind in ('identity', 'phone', 'bank-card', 'unread')),
  item text not null,
  evidence_id uuid,
  about text not null,
  -- Digest of what was looked at: a changed text is looked at anew, a decided one is not asked about again.
  subject text not null,
  sample text not null,
  count int not null,
  maskable boolean not null,
  state text not null check (state in ('open', 'masked', 'withdrawn', 'kept')),
  reason text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  found_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, case_id, place, kind, item, subject)
);

alter table assessment_scheme enable row level security;
alter table assessment_pack enable row level security;
alter table assessment_flag enable row level security;

create policy scoped on assessment_scheme to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- Whoever answers for an item reads what is asked.
create policy public_rules on assessment_scheme for select to gongyun_app using (state <> 'draft');
create policy scoped on assessment_pack to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on assessment_flag to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));

grant select, insert, update on assessment_scheme, assessment_pack, assessment_flag to gongyun_app;
