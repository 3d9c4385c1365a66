-- What has happened in a working life, each line with its source and who says so.
create table worker_entry (
  region_id int not null,
  id uuid not null,
  worker_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  kind text not null,
  from_on date not null,
  to_on date,
  data jsonb not null,
  source text not null,
  -- Who says so: a unit, or the worker.
  reporter_unit int,
  reporter_unit_name text,
  reporter_id uuid,
  reporter_name text not null,
  evidence uuid[] not null,
  state text not null check (state in ('claimed', 'confirmed', 'disputed', 'withdrawn')),
  said_on date not null,
  -- The file it came from in a merger.
  owner_id uuid not null,
  rev int not null,
  primary key (region_id, id)
);
create index worker_entry_worker on worker_entry (region_id, worker_id, from_on);
create index worker_entry_unit on worker_entry (unit_no, kind);
alter table worker_entry enable row level security;
create policy scoped on worker_entry to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on worker_entry to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update, delete on worker_entry to gongyun_app;

-- Cases about one file, so that a worker finds their own.
create table worker_case (
  region_id int not null,
  id uuid not null,
  process text not null,
  worker_id uuid not null,
  entry_id uuid,
  unit_id int not null,
  unit_no bigint not null,
  opened_on date not null,
  primary key (region_id, id)
);
create index worker_case_worker on worker_case (worker_id);
create index worker_case_unit on worker_case (unit_no);
alter table worker_case enable row level security;
create policy scoped on worker_case to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on worker_case to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update on worker_case to gongyun_app;

-- Consent, purpose by purpose. A line is never changed but for the day it is withdrawn.
create table worker_consent (
  region_id int not null,
  id uuid not null,
  worker_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  purpose text not null,
  words text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (region_id, id)
);
create index worker_consent_worker on worker_consent (region_id, worker_id, purpose);
create index worker_consent_unit on worker_consent (unit_no);
alter table worker_consent enable row level security;
create policy scoped on worker_consent to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on worker_consent to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update, delete on worker_consent to gongyun_app;

-- Two files found to be one person: which went into which, by whom, and whether it was undone.
create table worker_merger (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  kept_id uuid not null,
  gone_region int not null,
  gone_id uuid not null,
  -- The state that the file had which went.
  gone_state text not null,
  reason text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_name text,
  primary key (region_id, id)
);
create index worker_merger_kept on worker_merger (region_id, kept_id);
create index worker_merger_unit on worker_merger (unit_no);
alter table worker_merger enable row level security;
create policy scoped on worker_merger to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update on worker_merger to gongyun_app;

-- Certificates issued for confirmed lines: who may check one needs only its id. The proof itself says what it says.
create table worker_credential (
  region_id int not null,
  id uuid not null,
  worker_id uuid not null,
  entry_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  kind text not null,
  -- Its place in the list of revoked certificates.
  place int not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text,
  primary key (region_id, id)
);
create index worker_credential_worker on worker_credential (region_id, worker_id);
create index worker_credential_unit on worker_credential (unit_no);
alter table worker_credential enable row level security;
create policy scoped on worker_credential to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy own on worker_credential to gongyun_app using (
  worker_id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update, delete on worker_credential to gongyun_app;
create sequence worker_credential_place;
grant usage on sequence worker_credential_place to gongyun_app;

-- What the public page may read by a certificate's id, which nobody guesses: whether it stands, of what kind it is, and a name
-- that is masked.
create table worker_credential_state (
  id uuid primary key,
  place int not null,
  kind text not null,
  holder text not null,
  issued_at timestamptz not null,
  revoked_at timestamptz
);
grant select, insert, update on worker_credential_state to gongyun_app;

-- The issuer's keys: the public half in clear, the private one sealed. The newest signs.
create table worker_issuer (
  id text primary key,
  public_key jsonb not null,
  private_sealed text not null,
  made_at timestamptz not null
);
grant select, insert, update on worker_issuer to gongyun_app;
