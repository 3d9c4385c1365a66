-- Messages to persons, and their delivery by other channels. Everybody reads only their own.
create table notice (
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  text_zh text not null,
  text_en text not null,
  link text,
  read_at timestamptz,
  dedupe text,
  primary key (person_id, id),
  unique (person_id, dedupe)
);
create index notice_latest on notice (person_id, at desc);
create index notice_unread on notice (person_id) where read_at is null;

create table notice_delivery (
  person_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  channel text not null,
  at timestamptz not null,
  ok boolean not null,
  error text,
  primary key (person_id, id)
);
create index notice_delivery_notice on notice_delivery (person_id, notice_id);

alter table notice enable row level security;
create policy own on notice for select to gongyun_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
create policy reads on notice for update to gongyun_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
create policy told on notice for insert to gongyun_app with check (true);
grant select, insert, update (read_at) on notice to gongyun_app;

-- The system notes deliveries; a person may see those of their own messages.
alter table notice_delivery enable row level security;
create policy own on notice_delivery for select to gongyun_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
create policy system on notice_delivery to gongyun_app
  using ((select nullif(current_setting('app.system', true), '')) = 'yes');
grant select, insert on notice_delivery to gongyun_app;
