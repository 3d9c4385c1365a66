-- What was published: every unit reads it, so it stands outside any unit's scope. The case behind it stays with its unit.
create table practice (
  id uuid primary key,
  region_id int not null,
  case_id uuid not null unique,
  unit_id int not null,
  unit_name text not null,
  title text not null,
  area text not null,
  problem text not null,
  how text not null,
  conditions text not null,
  cost text not null,
  effect text not null,
  contact text not null,
  published_on date not null,
  retired_on date
);

-- Who took it over, and what came of it there.
create table practice_copy (
  case_id uuid primary key,
  practice_id uuid not null references practice (id),
  unit_name text not null,
  begun_on date not null,
  outcome text check (outcome in ('worked', 'adapted', 'failed')),
  result text
);
create index practice_copy_practice on practice_copy (practice_id);

grant select, insert, update on practice, practice_copy to gongyun_app;
