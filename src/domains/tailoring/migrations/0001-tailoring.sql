-- Task frameworks by edition, what units below made of them, and what answers to what between two frameworks.
create table tailoring_framework (
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
  -- The edition it follows, or, for a list that a unit made by adopting, the edition above that it was made from.
  from_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  check ((state = 'draft') = (digest is null)),
  unique (unit_id, name, version)
);
create index tailoring_framework_from on tailoring_framework (from_id) where from_id is not null;

-- Which list above a unit adopts: the edition its last accepted list stands on, the one it works on now, and what came of it.
create table tailoring_adoption (
  region_id int not null,
  -- Of the case, too.
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  -- The list above, through all its editions.
  upper_unit_id int not null,
  upper_name text not null,
  base_id uuid,
  target_id uuid not null,
  result_id uuid,
  ended boolean not null,
  -- Grows with every decision, so that nobody writes over what they did not see.
  rev int not null,
  primary key (region_id, id)
);
create unique index tailoring_adoption_once on tailoring_adoption (region_id, unit_id, upper_unit_id, upper_name) where not ended;
create index tailoring_adoption_upper on tailoring_adoption (upper_unit_id, upper_name) where not ended;
create index tailoring_adoption_unit on tailoring_adoption (unit_no);

-- What a unit decided about one measure of one edition above, an addition of its own, or a measure that the edition let go.
create table tailoring_line (
  region_id int not null,
  case_id uuid not null,
  edition_id uuid not null,
  kind text not null check (kind in ('decision', 'addition', 'gone')),
  key text not null,
  unit_id int not null,
  unit_no bigint not null,
  says jsonb not null,
  -- Taken over from the edition before, decided there by the person named.
  carried boolean not null,
  decided_by uuid,
  decided_name text not null,
  decided_at timestamptz not null,
  primary key (region_id, case_id, edition_id, kind, key),
  foreign key (region_id, case_id) references tailoring_adoption (region_id, id)
);
create index tailoring_line_unit on tailoring_line (unit_no);

-- Which measures of one framework answer to which of another, as persons confirmed it.
create table tailoring_mapping (
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  from_id uuid not null references tailoring_framework,
  to_id uuid not null references tailoring_framework,
  state text not null check (state in ('open', 'confirmed')),
  links jsonb not null,
  rev int not null,
  made_at timestamptz not null,
  confirmed_on date,
  unique (unit_id, from_id, to_id),
  check (from_id <> to_id)
);

alter table tailoring_framework enable row level security;
alter table tailoring_adoption enable row level security;
alter table tailoring_line enable row level security;
alter table tailoring_mapping enable row level security;

create policy scoped on tailoring_framework to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- Units below read what is in force above them, and what was: they adopt it, and are told what changed.
create policy addressed on tailoring_framework for select to gongyun_app using (
  state <> 'draft' and exists (
    select from unit u
     where u.id = tailoring_framework.unit_id
       and u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
       and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint)));
create policy scoped on tailoring_adoption to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on tailoring_line to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on tailoring_mapping to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));

grant select, insert, update on tailoring_framework, tailoring_adoption, tailoring_mapping to gongyun_app;
grant select, insert, update, delete on tailoring_line to gongyun_app;
