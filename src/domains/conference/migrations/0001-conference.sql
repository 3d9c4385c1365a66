-- Bodies that meet, and what a meeting has beside its case: which body, what became of the last one's decisions, signed minutes.
create table conference_body (
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  name text not null,
  kind text not null,
  members int[] not null,
  -- Everything a body says, as its form has it.
  answers jsonb not null,
  ended_on date,
  reason text,
  rev int not null,
  unique (unit_id, name)
);
create index conference_body_unit on conference_body (unit_no);

create table conference_meeting (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  body_id uuid not null references conference_body,
  -- The last meeting's decisions as they stood when this one was called or held: what its members were told.
  before jsonb,
  number text,
  year int,
  serial int,
  signed_on date,
  digest text,
  docx_id uuid,
  docx_digest text,
  pdf_id uuid,
  pdf_digest text,
  measured jsonb,
  primary key (region_id, case_id),
  unique (region_id, body_id, year, serial),
  check ((number is null) = (pdf_digest is null) and (number is null) = (signed_on is null))
);
create index conference_meeting_body on conference_meeting (body_id);
create index conference_meeting_unit on conference_meeting (unit_no);

alter table conference_body enable row level security;
alter table conference_meeting enable row level security;
create policy scoped on conference_body to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- A member knows the bodies it sits in.
create policy member on conference_body for select to gongyun_app using (
  exists (select from unit u
           where u.id = any (members)
             and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
             and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)
             and ((select nullif(current_setting('app.ranges', true), '')) is null
                  or u.no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
create policy scoped on conference_meeting to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- Whoever sees the case sees the meeting: invited units take part.
create policy by_case on conference_meeting for select to gongyun_app using (
  exists (select from cases c where c.region_id = conference_meeting.region_id and c.id = conference_meeting.case_id));
grant select, insert, update on conference_body, conference_meeting to gongyun_app;
