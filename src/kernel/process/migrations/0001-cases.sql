-- Cases and the units that take part in them. The history of a case is its lines in the journal.
create table cases (
  region_id int not null,
  id uuid not null,
  process text not null,
  version int not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  state text not null,
  title text not null,
  answers jsonb not null,
  -- The answers that lists show, so that a list need not read all of them.
  shown jsonb not null default '{}',
  period text,
  due_on date,
  due_trace jsonb,
  turn text,
  turn_own boolean not null default false,
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  parent_region int,
  parent_id uuid,
  did jsonb not null,
  parameters jsonb not null,
  rev int not null,
  -- Which of the reform's areas it serves, how far it is, and its light with the reason.
  area text,
  progress numeric,
  light text,
  worst text,
  light_why jsonb,
  primary key (region_id, id)
);
create index cases_unit on cases (unit_no, process, state);
-- What lists are read and counted by; the included columns are those that the row policies look at.
create index cases_region_due on cases (region_id, due_on, id) include (unit_no, ind_no, process) where closed_at is null;
create index cases_due on cases (due_on, id) include (region_id, unit_no, ind_no, process) where closed_at is null;
create index cases_process_due on cases (process, due_on, id);
create index cases_process_period on cases (process, period, unit_no);
create index cases_parent on cases (parent_region, parent_id);
create index cases_title on cases using gin (title gin_trgm_ops);

create table case_party (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  -- As what it takes part, in both languages; the Chinese word is also its name.
  part text not null,
  part_en text not null default '',
  primary key (region_id, case_id, unit_id, part)
);
create index case_party_unit on case_party (unit_no);

alter table cases enable row level security;
create policy scoped on cases to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on cases for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
-- A unit that takes part reads the case; it changes it only through permissions of its own.
create policy party on cases for select to gongyun_app using (
  exists (select from case_party p
           where p.region_id = cases.region_id and p.case_id = cases.id
             and p.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
             and p.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
             and ((select nullif(current_setting('app.ranges', true), '')) is null
                  or p.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
grant select, insert, update on cases to gongyun_app;

-- Who takes part in a case is no secret to whoever can see the case; the ids alone tell a stranger nothing.
alter table case_party enable row level security;
create policy everyone on case_party to gongyun_app using (true);
grant select, insert, delete on case_party to gongyun_app;
