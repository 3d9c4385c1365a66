-- Agreements in force or past, as their cases left them: the catalogue, which everybody may read, and what a call is checked by.
create table exchange_agreement (
  -- The id of its case.
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_name text not null,
  partner text not null,
  direction text not null check (direction in ('out', 'in')),
  purpose text not null,
  ground text not null check (ground in ('consent', 'statute')),
  consent text,
  basis text not null,
  fields text[] not null,
  kinds text[] not null,
  day_quota int not null,
  call_quota int not null,
  from_on date not null,
  until_on date not null,
  state text not null check (state in ('live', 'suspended', 'ended')),
  -- Addresses that may call; empty for any. The catalogue does not show it.
  addresses text[] not null
);
grant select, insert, update on exchange_agreement to gongyun_app;

-- What was used on a day: one row for all calls of an agreement, so that parallel calls cannot pass the quota together.
create table exchange_usage (
  agreement_id uuid not null references exchange_agreement (id),
  day date not null,
  calls int not null,
  people int not null,
  primary key (agreement_id, day)
);
grant select, insert, update on exchange_usage to gongyun_app;

-- Programs of a partner. Who may see which is decided by the case of the agreement.
create table exchange_client (
  id uuid primary key,
  agreement_id uuid not null references exchange_agreement (id),
  label text not null,
  made_on date not null,
  made_name text not null,
  revoked_on date,
  revoked_why text,
  used_on date
);
create index exchange_client_agreement on exchange_client (agreement_id);
grant select, insert, update on exchange_client to gongyun_app;

-- Secrets as digests: 256 random bits need no slow hash. A secret that was replaced goes on for some days.
create table exchange_secret (
  id uuid primary key,
  client_id uuid not null references exchange_client (id),
  digest text not null,
  made_at timestamptz not null,
  ends_at timestamptz
);
create index exchange_secret_client on exchange_secret (client_id);
alter table exchange_secret enable row level security;
create policy sign_in on exchange_secret to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');

-- Wrong secrets by client and address: whoever guesses locks their own address out, and not the partner.
create table exchange_failure (
  client_id uuid not null references exchange_client (id),
  address text not null,
  failed int not null,
  locked_until timestamptz,
  primary key (client_id, address)
);
alter table exchange_failure enable row level security;
create policy sign_in on exchange_failure to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');

create table exchange_token (
  digest text primary key,
  client_id uuid not null references exchange_client (id),
  expires_at timestamptz not null
);
create index exchange_token_client on exchange_token (client_id);
alter table exchange_token enable row level security;
create policy sign_in on exchange_token to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
grant select, insert, update, delete on exchange_secret, exchange_failure, exchange_token to gongyun_app;

-- Every call: who, what for, which fields, how many, and how it ended. Kept at least three years (网络数据安全管理条例 art. 12).
create table exchange_call (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  agreement_id uuid not null,
  client_id uuid,
  client_label text,
  at timestamptz not null,
  partner text not null,
  purpose text not null,
  operation text not null check (operation in ('query', 'batch', 'feed', 'upload')),
  fields text[] not null,
  asked int not null,
  found int not null,
  status int not null,
  rule text,
  address text not null,
  primary key (region_id, id)
);
create index exchange_call_unit on exchange_call (unit_no, at);
create index exchange_call_agreement on exchange_call (region_id, agreement_id, at);
alter table exchange_call enable row level security;
create policy scoped on exchange_call to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
revoke all on exchange_call from gongyun_app;
grant select, insert on exchange_call to gongyun_app;
