-- Work points of a year, the items of their ledger, and what a revised document would change in it.
create table work_points (
  id uuid primary key,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  year int not null check (year between 2000 and 2100),
  title text not null,
  state text not null check (state in ('draft', 'issued')),
  -- The document they were issued by, as the place of a clause: id, title, number, characters.
  document jsonb,
  issued_on date,
  created_at timestamptz not null,
  created_by uuid,
  unique (unit_id, year)
);

create table ledger_item (
  id uuid primary key,
  points_id uuid not null references work_points,
  region_id int not null,
  -- The body that issues it, not the unit that does it.
  unit_id int not null,
  unit_no bigint not null,
  no int not null,
  title text not null,
  words text,
  area text,
  -- None is a fault, two or more are a fault; both are kept and shown, never repaired silently.
  leads int[] not null,
  joints int[] not null,
  -- Units as printed in the document that no unit here is called.
  unmatched text[] not null,
  due_on date,
  targets jsonb not null,
  place jsonb,
  note text,
  state text not null check (state in ('draft', 'issued', 'dropped')),
  reason text,
  origin text not null check (origin in ('document', 'written', 'imported', 'split', 'copied')),
  -- The item it was split from, or last year's item that goes on in it.
  parent_item uuid references ledger_item,
  -- The item it was merged into.
  became uuid references ledger_item,
  -- Which clause of which document, and what that document last said: what the next edition is compared with.
  document_id uuid,
  clause_key text,
  said jsonb,
  case_region int,
  case_id uuid,
  -- The case it came out of, such as a meeting that decided it: its task becomes a child of that case.
  from_region int,
  from_case uuid,
  rev int not null,
  check ((case_region is null) = (case_id is null) and (state <> 'issued' or case_id is not null)),
  unique (points_id, no)
);
create unique index ledger_item_clause on ledger_item (points_id, document_id, clause_key) where origin = 'document';
create index ledger_item_unit on ledger_item (unit_no);
create index ledger_item_case on ledger_item (case_region, case_id);

create table ledger_difference (
  id uuid primary key,
  points_id uuid not null references work_points,
  region_id int not null,
  unit_id int not null,
  unit_no bigint not null,
  item_id uuid references ledger_item,
  document_id uuid not null,
  document_title text not null,
  clause_key text not null,
  kind text not null check (kind in ('new', 'words', 'due', 'owners', 'dropped')),
  before jsonb,
  after jsonb,
  state text not null check (state in ('pending', 'confirmed', 'rejected', 'withdrawn')),
  note text,
  made_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz
);
create unique index ledger_difference_pending on ledger_difference (points_id, document_id, clause_key, kind) where state = 'pending';
create index ledger_difference_unit on ledger_difference (unit_no);

-- Which item a task comes from that was broken down to a unit, through however many units above it.
create table ledger_descent (
  region_id int not null,
  case_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  item_id uuid not null references ledger_item,
  primary key (region_id, case_id)
);
create index ledger_descent_item on ledger_descent (item_id);
create index ledger_descent_unit on ledger_descent (unit_no);

alter table work_points enable row level security;
alter table ledger_item enable row level security;
alter table ledger_difference enable row level security;
alter table ledger_descent enable row level security;
create policy scoped on work_points to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on ledger_item to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on ledger_difference to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on ledger_descent to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- A unit that leads or joins an issued item reads it, and with it the work points it stands in; drafts stay in the office.
create policy named on ledger_item for select to gongyun_app using (
  state = 'issued' and exists (
    select from unit u
     where u.id = any (leads || joints)
       and u.no >= (select nullif(current_setting('app.lo', true), '')::bigint)
       and u.no < (select nullif(current_setting('app.hi', true), '')::bigint)
       and ((select nullif(current_setting('app.ranges', true), '')) is null
            or u.no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
-- A unit to which a task of an item was broken down reads that one item, and with it the line of its work points.
create policy descended on ledger_item for select to gongyun_app using (
  state = 'issued' and exists (select from ledger_descent d where d.item_id = ledger_item.id));
create policy named on work_points for select to gongyun_app using (
  exists (select from ledger_item i where i.points_id = work_points.id and i.state = 'issued'));
grant select, insert, update on work_points, ledger_item, ledger_difference to gongyun_app;
grant select, insert on ledger_descent to gongyun_app;
