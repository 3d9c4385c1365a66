-- Questionnaires by edition. What a unit has put in force may be copied by those below it.
create table survey_questionnaire (
  id uuid not null,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  name text not null,
  year int not null check (year between 2000 and 2100),
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'in-force', 'retired')),
  body jsonb not null,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  in_force_on date,
  from_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (region_id, id),
  check ((state = 'draft') = (digest is null)),
  unique (region_id, unit_id, name, version)
);

-- What is open to whoever has the code: the questions and nothing about anybody, so it stands outside any unit's scope.
create table survey_form (
  region_id int not null,
  id uuid not null,
  code text not null,
  title text not null,
  unit_name text not null,
  body jsonb not null,
  anonymous boolean not null,
  -- Whether the link alone is enough, or a token of one's own is needed.
  known_only boolean not null,
  threshold int not null,
  until_on date not null,
  closed_on date,
  primary key (region_id, id)
);
create index survey_form_code on survey_form (code);

-- How many sheets fell into each quota.
create table survey_quota (
  region_id int not null,
  survey_id uuid not null,
  key text not null,
  count int not null,
  primary key (region_id, survey_id, key)
);

-- One answer each: digests of the tokens given out, with what their holder's sheet must carry to be weighted. An anonymous survey
-- names nobody here. `waiting`: used, and its sheet still lies in the box.
create table survey_token (
  region_id int not null,
  survey_id uuid not null,
  digest text not null,
  stratum text not null,
  cluster text not null,
  weight double precision not null,
  member text,
  used boolean not null,
  waiting boolean not null,
  primary key (region_id, survey_id, digest)
);

-- Sheets handed in, until there are enough of them to be mixed. No time, no token; rewritten whenever another comes.
create table survey_box (
  region_id int not null,
  survey_id uuid not null,
  id uuid not null,
  answers jsonb not null,
  stratum text not null,
  cluster text not null,
  weight double precision not null,
  member text,
  receipt text not null,
  turn int not null,
  primary key (region_id, survey_id, id)
);

-- Digests of receipts, shuffled by themselves: whoever has a receipt sees that the sheet counts, and not which it is.
create table survey_receipt (
  region_id int not null,
  survey_id uuid not null,
  digest text not null,
  primary key (region_id, survey_id, digest)
);

create table survey_answer (
  region_id int not null,
  id uuid not null,
  survey_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  answers jsonb not null,
  stratum text not null,
  cluster text not null,
  weight double precision not null,
  member text,
  counted_on date not null,
  primary key (region_id, id)
);
create index survey_answer_survey on survey_answer (region_id, survey_id);

-- The list that is drawn from, as it was published, and the draw.
create table survey_draw (
  region_id int not null,
  survey_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  frame text not null,
  digest text not null,
  count int not null,
  committed_on date not null,
  seed text,
  design jsonb,
  drawn_on date,
  primary key (region_id, survey_id)
);

create table survey_member (
  region_id int not null,
  survey_id uuid not null,
  key text not null,
  unit_id int not null,
  unit_no bigint not null,
  place int not null,
  stratum text not null,
  cluster text not null,
  probability double precision not null,
  certain boolean not null,
  token text,
  primary key (region_id, survey_id, key)
);

alter table survey_questionnaire enable row level security;
alter table survey_answer enable row level security;
alter table survey_draw enable row level security;
alter table survey_member enable row level security;
create policy scoped on survey_questionnaire to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on survey_answer to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on survey_draw to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on survey_member to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy addressed on survey_questionnaire for select to gongyun_app using (
  state <> 'draft' and exists (select from unit u where u.id = survey_questionnaire.unit_id
            and ((u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
                  and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint))
                 or exists (select from unnest((select nullif(current_setting('app.ranges', true), '')::int8multirange)) r
                             where r <@ int8range(u.no, u.upto)))));
grant select, insert, update on survey_questionnaire, survey_form, survey_quota, survey_draw to gongyun_app;
grant select, insert, update, delete on survey_token, survey_member to gongyun_app;
grant select, insert, update, delete on survey_box to gongyun_app;
grant select, insert on survey_receipt, survey_answer to gongyun_app;
