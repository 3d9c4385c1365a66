-- People whose files are kept, signed in by card number and a code sent to their phone: sessions of their own, with no post and
-- no right but over what is theirs.
create table subject_session (
  digest text primary key,
  subject_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index subject_session_subject on subject_session (subject_id);

-- The code sent last, as a digest, and how often a wrong one was tried.
create table subject_code (
  subject_id uuid primary key,
  digest text not null,
  expires_at timestamptz not null,
  tries int not null,
  locked_until timestamptz
);

alter table subject_session enable row level security;
create policy sign_in on subject_session to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
alter table subject_code enable row level security;
create policy sign_in on subject_code to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
grant select, insert, update, delete on subject_session, subject_code to gongyun_app;
