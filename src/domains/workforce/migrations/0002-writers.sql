-- Snapshots are made and taken away by the system alone, and what was shown of one is not forgotten by anybody else: whoever takes
-- the memory away could have the rest shown beside it. People lock a snapshot while they are shown a table, and change nothing.
revoke update on workforce_snapshot from gongyun_app;
grant update (people, took_ms, units) on workforce_snapshot to gongyun_app;
alter table workforce_snapshot enable row level security;
create policy everybody on workforce_snapshot for select to gongyun_app using (true);
create policy system_insert on workforce_snapshot for insert to gongyun_app
  with check ((select nullif(current_setting('app.system', true), '')) = 'yes');
create policy held_update on workforce_snapshot for update to gongyun_app
  using (true) with check ((select nullif(current_setting('app.system', true), '')) = 'yes');
create policy system_delete on workforce_snapshot for delete to gongyun_app
  using ((select nullif(current_setting('app.system', true), '')) = 'yes');

alter table workforce_published enable row level security;
create policy everybody on workforce_published for select to gongyun_app using (true);
create policy everybody_insert on workforce_published for insert to gongyun_app with check (true);
create policy system_delete on workforce_published for delete to gongyun_app
  using ((select nullif(current_setting('app.system', true), '')) = 'yes');
