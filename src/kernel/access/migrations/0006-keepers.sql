-- Who there is, which post they hold and what a post permits are read by everybody and written only while the few functions
-- of this room that keep them have said so: one statement smuggled in elsewhere gives nobody anything.
alter table person enable row level security;
create policy read on person for select to gongyun_app using (true);
create policy keep on person for insert to gongyun_app
  with check ((select nullif(current_setting('app.people', true), '')) = 'write');
create policy change on person for update to gongyun_app
  using ((select nullif(current_setting('app.people', true), '')) = 'write');

alter table appointment enable row level security;
create policy read on appointment for select to gongyun_app using (true);
create policy keep on appointment for insert to gongyun_app
  with check ((select nullif(current_setting('app.people', true), '')) = 'write');
create policy change on appointment for update to gongyun_app
  using ((select nullif(current_setting('app.people', true), '')) = 'write');

alter table post_permission enable row level security;
create policy read on post_permission for select to gongyun_app using (true);
create policy keep on post_permission for insert to gongyun_app
  with check ((select nullif(current_setting('app.people', true), '')) = 'write');
create policy change on post_permission for update to gongyun_app
  using ((select nullif(current_setting('app.people', true), '')) = 'write');
