-- An uploaded file as it was read. It may hold dozens of documents; somebody says which of them to take.
create table policy_file (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  name text not null,
  origin text not null check (origin in ('central', 'province', 'prefecture', 'own')),
  evidence_region int not null,
  evidence_id uuid not null,
  digest text not null,
  text text not null,
  -- What was found in it: titles, issuers, numbers, dates, ranges.
  documents jsonb not null,
  main int,
  silent_pages int[] not null,
  state text not null check (state in ('waiting', 'taken', 'dropped')),
  reason text,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  uploaded_name text not null,
  primary key (region_id, id)
);
create index policy_file_unit on policy_file (unit_no, uploaded_at);

-- A document that was taken: its own text, and the tree whose offsets count in that text. Its key is its case's key.
create table policy_document (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  file_id uuid not null,
  -- Where its text begins in the file's text.
  file_start int not null,
  evidence_region int not null,
  evidence_id uuid not null,
  origin text not null,
  title text not null,
  issuer text,
  number text,
  issued_on date,
  nature text not null,
  text text not null,
  outline jsonb not null,
  digest text not null,
  -- The document of which this is the new edition.
  revises uuid,
  taken_on date not null,
  adopted_on date,
  primary key (region_id, id)
);
create index policy_document_id on policy_document (id);
create index policy_document_unit on policy_document (unit_no, taken_on);
create index policy_document_revises on policy_document (revises) where revises is not null;
create index policy_document_digest on policy_document (unit_id, digest);

-- The tasks that its clauses suggest, and what the officer made of each. What was proposed stays beside what was decided.
create table policy_proposal (
  region_id int not null,
  id uuid not null,
  document_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  no int not null,
  -- Stays the same through editions of the document: by it the ledger knows which item is meant.
  key text not null,
  number text not null,
  path text[] not null,
  heading text not null,
  clause_start int not null,
  clause_end int not null,
  words text not null,
  measures jsonb not null,
  marks jsonb not null,
  due_text text,
  every text,
  confidence numeric not null,
  advises_split boolean not null,
  number_fault boolean not null,
  -- As the clause suggested it.
  proposed jsonb not null,
  title text not null,
  area text,
  leads int[] not null,
  joints int[] not null,
  unmatched jsonb not null,
  due_on date,
  targets jsonb not null,
  place jsonb not null,
  state text not null check (state in ('proposed', 'confirmed', 'edited', 'split', 'merged', 'dropped')),
  reason text,
  became uuid,
  parent uuid,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  rev int not null,
  primary key (region_id, id)
);
create index policy_proposal_document on policy_proposal (region_id, document_id, no);
create index policy_proposal_unit on policy_proposal (unit_no);

-- What a new edition changes, clause by clause, and whether that was accepted.
create table policy_change (
  region_id int not null,
  id uuid not null,
  document_id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  no int not null,
  fate text not null check (fate in ('kept', 'reworded', 'added', 'dropped', 'merged', 'split')),
  renumbered boolean not null,
  moved boolean not null,
  likeness numeric not null,
  before jsonb,
  after jsonb,
  state text not null check (state in ('pending', 'accepted', 'rejected', 'noted')),
  reason text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  primary key (region_id, id)
);
create index policy_change_document on policy_change (region_id, document_id, no);
create index policy_change_unit on policy_change (unit_no);

alter table policy_file enable row level security;
alter table policy_document enable row level security;
alter table policy_proposal enable row level security;
alter table policy_change enable row level security;
create policy scoped on policy_file to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on policy_document to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on policy_proposal to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy scoped on policy_change to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
-- A document that was adopted binds everybody below the unit that adopted it: they read it, and nothing of its making.
create policy addressed on policy_document for select to gongyun_app using (
  adopted_on is not null
  and exists (select from unit u where u.id = policy_document.unit_id
                and u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
                and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint)));
grant select, insert, update on policy_file, policy_document, policy_proposal, policy_change to gongyun_app;
