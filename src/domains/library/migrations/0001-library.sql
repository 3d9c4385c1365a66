-- The register of documents. What a unit keeps in it is read by all below.
create table library_document (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  title text not null,
  number text,
  issuer text,
  kind text not null,
  level text not null,
  scope text,
  area text,
  validity text not null check (validity in ('in-force', 'amended', 'repealed', 'unknown')),
  issued_on date,
  valid_from date,
  valid_until date,
  -- Measures of the central Opinion that it serves, 1 to 27.
  measures int[] not null,
  -- Numbers or titles of other documents, by relation.
  relations jsonb not null,
  origin text,
  note text,
  evidence_region int,
  evidence_id uuid,
  -- What could be read from the file, or why nothing could.
  text text,
  text_fault jsonb,
  -- The policy document it came from, and its page.
  policy_id uuid,
  address text,
  rev int not null,
  added_on date not null,
  added_by uuid,
  added_name text not null,
  primary key (region_id, id)
);
create unique index library_document_number on library_document (region_id, unit_id, number) where number is not null;
create index library_document_unit on library_document (unit_no, issued_on);
create index library_document_policy on library_document (policy_id) where policy_id is not null;

-- Which review is about which document; the review itself is a case.
create table library_review (
  region_id int not null,
  id uuid not null,
  unit_id int not null,
  unit_no bigint not null,
  document_region int not null,
  document_id uuid not null,
  primary key (region_id, id)
);
create index library_review_document on library_review (document_region, document_id);
create index library_review_unit on library_review (unit_no);

alter table library_document enable row level security;
alter table library_review enable row level security;
create policy scoped on library_document to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy addressed on library_document for select to gongyun_app using (
  exists (select from unit u where u.id = library_document.unit_id
            and ((u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
                  and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint))
                 or exists (select from unnest((select nullif(current_setting('app.ranges', true), '')::int8multirange)) r
                             where r <@ int8range(u.no, u.upto)))));
create policy scoped on library_review to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
grant select, insert, update on library_document, library_review to gongyun_app;
