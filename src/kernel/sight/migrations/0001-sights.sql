-- Who has looked at whose file: one line for each time something about people was shown, written before it is shown. Append-only
-- by rights, like the journal.
create table sight (
  region_id int not null,
  id uuid not null,
  at timestamptz not null,
  -- Who looked; for a worker who looks at their own file, that worker.
  person_id uuid,
  person_name text not null,
  unit_id int,
  unit_name text,
  subject_kind text not null,
  -- Whose file it was. A list names all who stood on the page.
  subjects uuid[] not null,
  count int not null,
  way text not null,
  purpose jsonb not null,
  reason text,
  -- Sealed fields that were shown whole.
  fields text[] not null,
  filter jsonb,
  primary key (region_id, id)
);
create index sight_subjects on sight using gin (subjects);
create index sight_person on sight (person_id, at);

alter table sight enable row level security;
create policy append on sight for insert to gongyun_app with check (true);
-- Whoever looked knows it; whoever was looked at may know it; auditors read all.
create policy own on sight for select to gongyun_app using (
  person_id = (select nullif(current_setting('app.person', true), '')::uuid));
create policy subject on sight for select to gongyun_app using (
  subjects @> array[(select nullif(current_setting('app.subject', true), '')::uuid)]);
create policy auditor on sight for select to gongyun_app using (
  (select nullif(current_setting('app.journal', true), '')) = 'all');
revoke all on sight from gongyun_app;
grant select, insert on sight to gongyun_app;
