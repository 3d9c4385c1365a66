-- What can be found: one row for a document, a clause or a case. Whoever puts it in says by which right it is read.
create table search_entry (
  region_id int not null,
  id uuid not null,
  -- What it tells of, in the same region; a document and its clauses share one subject.
  subject_id uuid not null,
  kind text not null check (kind in ('document', 'clause', 'case')),
  -- For a case: its process.
  process text,
  unit_id int not null,
  unit_no bigint not null,
  ind_no bigint,
  -- The permission by which it is read, over its unit.
  reader text not null,
  -- It binds all below its unit: they read it too.
  below boolean not null default false,
  title text not null,
  -- Where it stands: the document of a clause. Shown, not searched.
  part_of text not null default '',
  words text not null,
  address text not null,
  on_date date,
  -- Every two neighbouring characters as one number, with the number of the month and of the region among them, so that
  -- words, month and county are looked up in one index together.
  title_pairs int[] not null,
  pairs int[] not null,
  primary key (region_id, id)
);
create index search_entry_subject on search_entry (subject_id);
create index search_entry_unit on search_entry (unit_no);
create index search_entry_industrial on search_entry (ind_no) where ind_no is not null;
-- Without the pending list: a search never has to read through what was put in last.
create index search_entry_pairs on search_entry using gin (pairs, title_pairs) with (fastupdate = off);

alter table search_entry enable row level security;
create policy scoped on search_entry to gongyun_app using (
  unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
  and unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
  and ((select nullif(current_setting('app.ranges', true), '')) is null
       or unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)));
create policy industrial on search_entry for select to gongyun_app using (
  ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange));
create policy addressed on search_entry for select to gongyun_app using (
  below and exists (select from unit u where u.id = search_entry.unit_id
                       and ((u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
                             and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint))
                            or exists (select from unnest((select nullif(current_setting('app.ranges', true), '')::int8multirange)) r
                                        where r <@ int8range(u.no, u.upto)))));
create policy party on search_entry for select to gongyun_app using (
  kind = 'case' and exists (
    select from case_party p
     where p.region_id = search_entry.region_id and p.case_id = search_entry.subject_id
       and p.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
       and p.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
       and ((select nullif(current_setting('app.ranges', true), '')) is null
            or p.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
grant select, insert, update, delete on search_entry to gongyun_app;

-- The same rows once more, through the owner's eyes. Under a row policy PostgreSQL uses an index only for operators that
-- cannot leak a value, and no operator of a text index is one of them: each search would read every row in reach. The
-- view carries the policies as plain conditions, so that the index on pairs serves; it gives nobody a row more.
create view search_reach as
  select e.* from search_entry e
   where (e.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
          and e.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
          and ((select nullif(current_setting('app.ranges', true), '')) is null
               or e.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange)))
      or e.ind_no <@ (select nullif(current_setting('app.industrial', true), '')::int8multirange)
      or (e.below and exists (select from unit u where u.id = e.unit_id
                         and ((u.no <= (select nullif(current_setting('app.lo', true), '')::bigint)
                             and u.upto >= (select nullif(current_setting('app.hi', true), '')::bigint))
                            or exists (select from unnest((select nullif(current_setting('app.ranges', true), '')::int8multirange)) r
                                        where r <@ int8range(u.no, u.upto)))))
      or (e.kind = 'case' and exists (
           select from case_party p
            where p.region_id = e.region_id and p.case_id = e.subject_id
              and p.unit_no >= (select nullif(current_setting('app.lo', true), '')::bigint)
              and p.unit_no < (select nullif(current_setting('app.hi', true), '')::bigint)
              and ((select nullif(current_setting('app.ranges', true), '')) is null
                   or p.unit_no <@ (select nullif(current_setting('app.ranges', true), '')::int8multirange))));
grant select on search_reach to gongyun_app;
