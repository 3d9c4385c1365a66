-- Whoever sees a case sees its lines in the journal.
create policy case_history on entry for select to gongyun_app using (
  subject_kind = 'case'
  and exists (select from cases c where c.region_id = entry.region_id and c.id::text = entry.subject_id));
create index if not exists entry_subject on entry (region_id, subject_id);
