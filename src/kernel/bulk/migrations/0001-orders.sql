-- Exports too long to be waited for: ordered by a person, made in the background piece by piece, fetched by that person alone.
create table export_order (
  person_id uuid not null,
  id uuid not null,
  -- Path of the list's export, and what it was asked with.
  path text not null,
  params jsonb not null,
  query jsonb not null,
  name_zh text not null,
  name_en text not null,
  -- What the person's rights reached when it was ordered: whoever has less since gets nothing of it.
  scope jsonb not null,
  state text not null check (state in ('making', 'ready', 'failed', 'deleted')),
  pieces int not null default 0,
  done int not null default 0,
  -- As the list itself counts; null where it does not.
  total int,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_on date,
  size bigint,
  problem_zh text,
  problem_en text,
  primary key (person_id, id)
);
create index export_order_latest on export_order (person_id, asked_at desc);
create index export_order_expires on export_order (expires_on) where state = 'ready';

alter table export_order enable row level security;
create policy own on export_order to gongyun_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
-- The background makes and deletes them.
create policy system on export_order to gongyun_app
  using ((select nullif(current_setting('app.system', true), '')) = 'yes');
grant select, insert, update on export_order to gongyun_app;
