-- Days that differ from Monday to Friday, and the years that have an official notice. Seeded from the bundled
-- calendar; an administrator enters the next year's notice and local days off.
create table calendar_year (
  year int primary key,
  source_zh text not null,
  source_en text not null,
  updated_by uuid,
  updated_at timestamptz not null
);

create table calendar_day (
  date date primary key,
  kind text not null check (kind in ('off', 'work')),
  name_zh text not null,
  name_en text not null,
  source_zh text not null,
  source_en text not null,
  updated_by uuid,
  updated_at timestamptz not null
);

-- Changes with every change of the two tables, so that a loaded calendar knows whether it is still the right one.
create table calendar_version (
  one boolean primary key default true check (one),
  version uuid not null
);
insert into calendar_version (version) values (gen_random_uuid());

grant select, insert, update, delete on calendar_day to gongyun_app;
grant select, insert, update on calendar_year to gongyun_app;
grant select, update on calendar_version to gongyun_app;
