-- A quarter of one issuing unit; the case `round` is the rest of it. One open quarter for a unit and period.
create table dispatch_round (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  period text not null,
  closed boolean not null default false,
  primary key (region_id, case_id)
);
create unique index dispatch_round_open on dispatch_round (region_id, unit_id, period) where not closed;

-- A report: which round asked for it, about which task, and how it went. The case `report` is the rest of it.
create table dispatch_report (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  round_region int not null,
  round_id uuid not null,
  task_region int not null,
  task_id uuid not null,
  period text not null,
  due_on date not null,
  submitted_on date,
  accepted_on date,
  ended text check (ended in ('accepted', 'missed', 'dropped')),
  returned int not null default 0,
  progress numeric(4, 1),
  planned numeric(4, 1),
  -- Burden: fields asked, filled beforehand, asked again without an answer at hand, and the how-manieth time this year.
  asked int not null,
  filled int not null,
  again int not null,
  times int not null,
  primary key (region_id, case_id),
  unique (region_id, round_region, round_id, task_region, task_id)
);
create index dispatch_report_task on dispatch_report (task_region, task_id, period);
create index dispatch_report_unit on dispatch_report (unit_no, period);

-- Every light a task ever had, so that the worst of a quarter stays after repair.
create table dispatch_light (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  task_region int not null,
  task_id uuid not null,
  period text not null,
  on_day date not null,
  at timestamptz not null,
  light text not null,
  why jsonb not null,
  planned numeric(4, 1),
  progress numeric(4, 1),
  primary key (region_id, id)
);
create index dispatch_light_task on dispatch_light (task_region, task_id, period);
create index dispatch_light_unit on dispatch_light (unit_no, period);

alter table dispatch_round enable row level security;
alter table dispatch_report enable row level security;
alter table dispatch_light enable row level security;
create policy scoped on dispatch_round to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on dispatch_report to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on dispatch_light to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on dispatch_report for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
create policy industrial on dispatch_light for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
-- Whoever sees a report or its task, because they take part in it, sees what is kept about it.
create policy by_case on dispatch_report for select to gongyun_app using (
  exists (select from cases c where c.region_id = dispatch_report.region_id and c.id = dispatch_report.case_id));
create policy by_case on dispatch_light for select to gongyun_app using (
  exists (select from cases c where c.region_id = dispatch_light.task_region and c.id = dispatch_light.task_id));
create policy by_case on dispatch_round for select to gongyun_app using (
  exists (select from cases c where c.region_id = dispatch_round.region_id and c.id = dispatch_round.case_id));
grant select, insert, update on dispatch_round, dispatch_report, dispatch_light to gongyun_app;
