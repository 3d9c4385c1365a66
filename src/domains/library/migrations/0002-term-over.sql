-- A plan for one year is neither in force nor repealed when its year is over.
alter table library_document drop constraint library_document_validity_check;
alter table library_document add constraint library_document_validity_check
  check (validity in ('in-force', 'amended', 'repealed', 'lapsed', 'unknown'));
