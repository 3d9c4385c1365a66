-- Taking part in a case is what lets a unit read it. The list may be read by all; who is on it is written only by somebody whose
-- own range holds the case: otherwise one line smuggled in would open any case of the province.
drop policy everyone on case_party;
create policy named on case_party for select to gongyun_app using (true);
create policy joined on case_party for insert to gongyun_app with check (
  exists (select from cases c
           where c.region_id = case_party.region_id and c.id = case_party.case_id
             and c.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
             and c.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
             and ((select nullif(current_setting('app.ranges', true), '')) is null
                  or c.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
create policy parted on case_party for delete to gongyun_app using (
  exists (select from cases c
           where c.region_id = case_party.region_id and c.id = case_party.case_id
             and c.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
             and c.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
             and ((select nullif(current_setting('app.ranges', true), '')) is null
                  or c.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
