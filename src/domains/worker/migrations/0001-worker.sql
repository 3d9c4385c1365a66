-- One file a worker. Numbers are sealed (kernel/secret) and found by their keyed digests; what statistics count stands in small
-- columns, coded by the lists of kernel/codes.
create table worker (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  state text not null check (state in ('active', 'leaving', 'retired', 'deceased', 'left', 'merged', 'deleted')),
  name text not null,
  pinyin text not null,
  identity_sealed text,
  card_sealed text,
  phone_sealed text,
  bank_sealed text,
  born_on date,
  birth_year smallint,
  sex smallint not null,
  education smallint not null,
  ethnicity smallint,
  occupation smallint not null,
  industry text not null,
  ownership smallint not null,
  employment smallint not null,
  skill_grade smallint not null check (skill_grade between 0 and 8),
  title_level smallint not null,
  party smallint not null,
  union_member boolean not null,
  migrant boolean not null,
  employer text,
  employer_code text,
  hired_on date,
  -- Where the file comes from, and who entered it.
  source text not null,
  added_on date not null,
  added_by uuid,
  added_unit int,
  -- The file this one was merged into; its own rows stay, so that a merger can be undone.
  merged_into uuid,
  -- The law says to keep and to do nothing else with it (个人信息保护法 art. 47).
  held boolean not null default false,
  import_id uuid,
  rev int not null,
  primary key (region_id, id)
);
create index worker_unit on worker (unit_no, state);
create index worker_region_name on worker (region_id, name) include (unit_no);
create index worker_twin on worker (region_id, unit_id, born_on, name);
create index worker_import_of on worker (import_id) where import_id is not null;
create index worker_name on worker using gin (name gin_trgm_ops);
alter table worker enable row level security;
create policy scoped on worker to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on worker for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
create policy own on worker to gongyun_app using (
  id = (select nullif(current_setting('app.subject', true), '')::uuid));
grant select, insert, update, delete on worker to gongyun_app;

-- One number is one person in the whole province: a table of its own, keyed by the digest, so that no two regions have them twice.
-- It holds no number and no name.
create table worker_digest (
  digest text primary key,
  kind text not null check (kind in ('identity', 'card')),
  region_id int not null,
  worker_id uuid not null,
  -- Whose it was before a merger.
  owner_id uuid not null
);
create index worker_digest_worker on worker_digest (worker_id);
grant select, insert, update, delete on worker_digest to gongyun_app;
