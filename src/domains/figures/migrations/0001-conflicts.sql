-- Which claims a conflict is between. The conflict itself is a case; this is what finds it again when claims change.
create table figure_conflict (
  region_id int not null,
  -- The case.
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  kind text not null,
  claims uuid[] not null,
  -- Units that the claims are about or from: those who must know before they print.
  units int[] not null,
  primary key (region_id, id)
);
create index figure_conflict_unit on figure_conflict (unit_no);
create index figure_conflict_claims on figure_conflict using gin (claims);

alter table figure_conflict enable row level security;
create policy scoped on figure_conflict to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update on figure_conflict to gongyun_app;
