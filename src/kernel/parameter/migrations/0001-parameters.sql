-- Numbers that documents set. A row is never changed but for the day it ends: an edit ends one and adds one.
-- A row whose two days are equal was withdrawn and never holds; it stays as history.
create table parameter (
  id uuid primary key,
  key text not null,
  label_zh text not null,
  label_en text not null,
  value jsonb not null check (jsonb_typeof(value) in ('number', 'string', 'boolean')),
  unit_zh text not null,
  unit_en text not null,
  region int,
  valid_from date not null,
  valid_to date,
  source_zh text not null,
  source_en text not null,
  confidence text not null check (confidence in ('S', 'L', 'G', 'D')),
  -- 'seed' came with the program and may be replaced by its next release; 'operator' never.
  origin text not null check (origin in ('seed', 'operator')),
  reason text,
  recorded_by uuid,
  recorded_name text,
  recorded_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (key with =, (coalesce(region, 0)) with =, (daterange(valid_from, valid_to)) with &&)
);
create index parameter_key on parameter (key, region, valid_from);

grant select, insert on parameter to gongyun_app;
grant update (valid_to, ended_by, ended_at) on parameter to gongyun_app;
