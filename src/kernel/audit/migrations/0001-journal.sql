-- The journal. Append-only by rights: the product's role may add and read lines, never change or remove them.
-- `at` is given by the program; `unit_no` is the unit's number on that day.
create table entry (
  region_id int not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  unit_id int,
  unit_no bigint,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  body jsonb not null,
  primary key (region_id, id)
);
create index entry_at on entry (at, id);
create index entry_subject on entry (subject_kind, subject_id, at);
create index entry_unit on entry (unit_no, at);
create index entry_person on entry (person_id, at);

-- Which line has which place in the sealed order, and the hash it had when it was sealed.
create table sealed_entry (
  seq bigint primary key,
  region_id int not null,
  entry_id uuid not null,
  leaf bytea not null,
  seal_no bigint not null,
  unique (region_id, entry_id)
);

-- A seal over a span of places: the Merkle root over their hashes, chained to the seal before.
create table seal (
  no bigint primary key,
  from_seq bigint not null,
  to_seq bigint not null,
  root bytea not null,
  previous bytea not null,
  digest bytea not null,
  at timestamptz not null,
  last_at timestamptz not null
);

alter table entry enable row level security;
create policy append on entry for insert to gongyun_app with check (true);
create policy own on entry for select to gongyun_app using (
  person_id = (select nullif(current_setting('app.person', true), '')::uuid));
-- Lines of no unit (parameters, calendar, accounts) are for those who audit the whole journal.
create policy auditor on entry for select to gongyun_app using (
  (select nullif(current_setting('app.journal', true), '')) = 'all');
revoke all on entry, sealed_entry, seal from gongyun_app;
grant select, insert on entry to gongyun_app;
grant select on seal to gongyun_app;
