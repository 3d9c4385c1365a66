-- People, their secrets apart from their names, their posts, and their sessions.
create table person (
  id uuid primary key,
  login text not null unique,
  name text not null,
  pinyin text not null default '',
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  created_at timestamptz not null,
  ended_at timestamptz
);

create table credential (
  person_id uuid primary key references person (id),
  password_hash text not null,
  must_change boolean not null default false,
  totp_secret text,
  totp_on boolean not null default false,
  totp_used bigint not null default 0,
  failed int not null default 0,
  locked_until timestamptz
);

create table appointment (
  id uuid primary key,
  person_id uuid not null references person (id),
  post text not null,
  unit_id int not null,
  tree text not null default 'territorial' check (tree in ('territorial', 'industrial')),
  valid_from date not null,
  valid_to date,
  appointed_by uuid,
  reason text not null default ''
);
create index appointment_person on appointment (person_id);
create index appointment_unit on appointment (unit_id, post);

create table post_permission (
  post text not null,
  permission text not null,
  allowed boolean not null default true,
  primary key (post, permission)
);

create table session (
  digest text primary key,
  key text not null unique,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null,
  confirmed_until timestamptz
);
create index session_person on session (person_id);

-- Tries to sign in, per account and per address, counted in windows.
create table sign_in_try (
  key text not null,
  slot timestamptz not null,
  tries int not null,
  primary key (key, slot)
);

-- Answers to writes, so that a repeated request is harmless.
create table request_key (
  key text primary key,
  person_id uuid,
  asked text not null,
  answer jsonb,
  at timestamptz not null
);
create index request_key_at on request_key (at);

alter table credential enable row level security;
create policy sign_in on credential to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
alter table session enable row level security;
create policy sign_in on session to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
-- Answers kept for a repeat are read by whoever sent the request, and swept by the system.
alter table request_key enable row level security;
create policy own on request_key to gongyun_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
create policy system on request_key to gongyun_app
  using ((select nullif(current_setting('app.system', true), '')) = 'yes');

grant select, insert, update on person, credential, appointment, post_permission to gongyun_app;
grant select, insert, update, delete on session, sign_in_try, request_key to gongyun_app;
