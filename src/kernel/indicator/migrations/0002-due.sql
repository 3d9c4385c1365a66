-- Figures whose sums must be made again, written in the transaction that changed the claim. A change that comes while the
-- sums are being made raises `rev`, so that the line stays for the next time.
create table figure_due (
  region_id int not null,
  indicator text not null,
  period text not null,
  unit_id int not null,
  unit_no bigint not null,
  since timestamptz not null default now(),
  rev int not null default 1,
  primary key (region_id, indicator, period, unit_id)
);
alter table figure_due enable row level security;
create policy scoped on figure_due to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update, delete on figure_due to gongyun_app;

insert into figure_due (region_id, indicator, period, unit_id, unit_no)
select distinct region_id, indicator, period, unit_id, unit_no from claim where period is not null;

create index claim_state_at on claim (indicator, period, state);
