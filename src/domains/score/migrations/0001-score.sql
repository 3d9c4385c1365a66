-- Index systems, rounds of evaluation, sheets of points, objections, bulletins.
create table score_system (
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
  -- The edition it was copied from.
  from_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  check ((state = 'draft') = (digest is null)),
  unique (unit_id, name, version)
);

create table score_round (
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  name text not null,
  period text not null,
  system_id uuid not null references score_system,
  opened_on date not null,
  opened_by uuid,
  unique (unit_id, name)
);

-- One unit's evaluation in a round, and where its sheet stands.
create table score_evaluation (
  region_id int not null,
  case_id uuid not null,
  round_id uuid not null references score_round,
  system_id uuid not null references score_system,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  -- Place in the order of the organisation.
  place int not null,
  rev int not null,
  -- Hundredths of a point; null as long as something blocks it.
  total int,
  grade text check (grade in ('A', 'B', 'C', 'D')),
  blocking text[] not null,
  primary key (region_id, case_id),
  unique (region_id, round_id, unit_id)
);
create index score_evaluation_unit on score_evaluation (unit_no);

-- Lines of sheets: never changed, only followed by a later one. The last line of an item counts.
create table score_sheet (
  region_id int not null,
  id uuid not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  item text not null,
  kind text not null check (kind in ('item', 'bonus', 'deduction', 'veto')),
  rev int not null,
  step text not null check (step in ('prefill', 'self', 'review', 'answer')),
  -- False where only the full points moved, because another item began or ceased to apply.
  said boolean not null,
  input jsonb not null,
  evidence uuid[] not null,
  note text,
  state text not null check (state in ('scored', 'not-reported', 'not-applicable')),
  points int not null,
  full_points int not null,
  why jsonb not null,
  missing jsonb,
  person_id uuid,
  person_name text not null,
  at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, case_id, item, rev)
);

create table score_objection (
  region_id int not null,
  id uuid not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  item text not null,
  reason text not null,
  evidence uuid[] not null,
  -- Figures the unit wants counted instead, as its form asked for them.
  figures jsonb not null,
  -- Written down, raised with the case, and answered.
  state text not null check (state in ('drafted', 'raised', 'upheld', 'rejected', 'dropped')),
  raised_by uuid,
  raised_name text not null,
  raised_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  points_before int,
  points_after int,
  primary key (region_id, id),
  check ((state in ('upheld', 'rejected')) = (answered_at is not null))
);
create index score_objection_case on score_objection (region_id, case_id);

create table bulletin (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  round_id uuid not null references score_round,
  content jsonb not null,
  digest text not null,
  -- Digest of what the reviewer approved.
  approved text,
  number text,
  number_year int,
  number_serial int,
  signed_on date,
  signed_at timestamptz,
  docx_id uuid,
  docx_digest text,
  pdf_id uuid,
  pdf_digest text,
  measured jsonb,
  corrects_region int,
  corrects_id uuid,
  primary key (region_id, case_id),
  check ((number is null) = (pdf_digest is null) and (number is null) = (signed_at is null)),
  unique (region_id, unit_id, number_year, number_serial)
);
create index bulletin_round on bulletin (round_id);

-- The last serial given to each body's code in a year: taken in the transaction of the signing, so none is lost or used twice.
create table bulletin_number (
  unit_id int not null,
  code text not null,
  year int not null,
  last int not null,
  primary key (unit_id, code, year)
);

alter table score_system enable row level security;
alter table score_round enable row level security;
alter table score_evaluation enable row level security;
alter table score_sheet enable row level security;
alter table score_objection enable row level security;
alter table bulletin enable row level security;
alter table bulletin_number enable row level security;

-- Whoever is evaluated by a system may read it; drafts stay in the office.
create policy scoped on score_system to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy public_rules on score_system for select to gongyun_app using (state <> 'draft');
create policy scoped on score_evaluation to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on score_round to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy evaluated on score_round for select to gongyun_app using (
  exists (select from score_evaluation e where e.round_id = score_round.id));
create policy scoped on score_sheet to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on score_objection to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on bulletin to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- Whoever sees the case sees the bulletin: evaluated units take part once it is issued.
create policy by_case on bulletin for select to gongyun_app using (
  exists (select from cases c where c.region_id = bulletin.region_id and c.id = bulletin.case_id));
create policy scoped on bulletin_number to gongyun_app using (
  exists (select from unit u where u.id = bulletin_number.unit_id
           and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
           and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)
           and ((select nullif(current_setting('app.ranges', true), '')) is null
                or u.no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));

grant select, insert, update on score_system, score_round, score_evaluation, score_objection, bulletin, bulletin_number to gongyun_app;
grant select, insert on score_sheet to gongyun_app;
