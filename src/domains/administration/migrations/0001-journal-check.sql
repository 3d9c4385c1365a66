-- Checks of the journal that an auditor has asked for, and what each of them found.
create table journal_check (
  id uuid primary key,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_name text not null,
  -- Former heads of the chain that the auditor had kept, one a line.
  anchors text not null default '',
  done_at timestamptz,
  report jsonb,
  check ((done_at is null) = (report is null))
);
create index journal_check_latest on journal_check (asked_at desc);
grant select, insert, update (done_at, report) on journal_check to gongyun_app;
