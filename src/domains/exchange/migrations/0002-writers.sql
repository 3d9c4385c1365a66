-- The catalogue is read by everybody and written over one's own units only: row policies say so, too, and not the cases' rules alone.
alter table exchange_agreement enable row level security;
create policy everybody on exchange_agreement for select to gongyun_app using (true);
create policy within_insert on exchange_agreement for insert to gongyun_app with check (exists (
  select from unit u where u.id = unit_id
    and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
    and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)));
create policy within_update on exchange_agreement for update to gongyun_app using (exists (
  select from unit u where u.id = unit_id
    and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
    and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)));

-- What was used of a quota, by calls that reach the agreement's unit.
alter table exchange_usage enable row level security;
create policy everybody on exchange_usage for select to gongyun_app using (true);
create policy within_insert on exchange_usage for insert to gongyun_app with check (exists (
  select from exchange_agreement a join unit u on u.id = a.unit_id where a.id = agreement_id
    and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
    and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)));
create policy within_update on exchange_usage for update to gongyun_app using (exists (
  select from exchange_agreement a join unit u on u.id = a.unit_id where a.id = agreement_id
    and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
    and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)));
