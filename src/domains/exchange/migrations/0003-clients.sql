-- Programs of partners are seen and changed over the units of their agreement only; whoever signs in reaches no unit yet, and
-- proves by a secret which program it is.
alter table exchange_client enable row level security;
create policy within on exchange_client to gongyun_app using (exists (
  select from exchange_agreement a join unit u on u.id = a.unit_id where a.id = agreement_id
    and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
    and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)));
create policy sign_in on exchange_client to gongyun_app using (
  (select nullif(current_setting('app.auth', true), '')) = 'yes'
  and (select nullif(current_setting('app.lo', true), '')) is null);
