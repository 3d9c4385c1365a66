-- Keys that encrypt fields and make digests, each wrapped by a master key that lies outside the database. One per purpose is in
-- use; those before it stay, so that old rows and old backups can still be read.
create table data_key (
  id text primary key,
  purpose text not null,
  cipher text not null,
  wrapped text not null,
  -- Which master key has wrapped it.
  master text not null,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index data_key_in_use on data_key (purpose) where retired_at is null;

-- A wrapped key is no secret. It is made by whoever needs it first, and changed by the rotation alone.
alter table data_key enable row level security;
create policy read on data_key for select to gongyun_app using (true);
create policy make on data_key for insert to gongyun_app with check (true);
create policy rotate on data_key for update to gongyun_app
  using ((select nullif(current_setting('app.keys', true), '')) = 'rotate');
grant select, insert, update on data_key to gongyun_app;
