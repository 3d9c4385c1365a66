-- A line keeps the unit's number of its day, because it is sealed; units move, so reading asks the unit's number of today.
create policy scoped on entry for select to gongyun_app using (
  exists (select from unit u where u.id = entry.unit_id
            and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
            and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)
            and ((select nullif(current_setting('app.ranges', true), '')) is null
                 or u.no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));

