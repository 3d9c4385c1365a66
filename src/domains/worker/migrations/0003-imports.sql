-- A large import: staged sealed on disk, done in chunks, each in one transaction with the place it has come to.
create table worker_import (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  person_id uuid,
  person_name text not null,
  file text not null,
  source text not null,
  state text not null check (state in ('staging', 'running', 'done', 'failed')),
  total int not null,
  done int not null,
  added int not null,
  same int not null,
  twins int not null,
  faulty int not null,
  -- Bytes of the staged file that are done.
  place bigint not null,
  fault text,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (region_id, id)
);
create index worker_import_unit on worker_import (unit_no, started_at);
alter table worker_import enable row level security;
create policy scoped on worker_import to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update on worker_import to gongyun_app;

-- Rows that were not simply added: faulty ones, known numbers, and possible twins. No cell is kept, only what is wrong with it.
create table worker_import_row (
  region_id int not null,
  import_id uuid not null,
  row_no int not null,
  unit_id int not null,
  unit_no bigint not null,
  outcome text not null check (outcome in ('faulty', 'same', 'twin')),
  faults jsonb not null,
  worker_id uuid,
  twin_id uuid,
  primary key (region_id, import_id, row_no)
);
create index worker_import_row_unit on worker_import_row (unit_no);
create index worker_import_row_twin on worker_import_row (region_id, twin_id) where twin_id is not null;
alter table worker_import_row enable row level security;
create policy scoped on worker_import_row to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert on worker_import_row to gongyun_app;
