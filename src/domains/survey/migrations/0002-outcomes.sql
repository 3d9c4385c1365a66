-- What became of somebody drawn, as far as whoever runs the survey noted it. That they answered is told by their own link alone.
alter table survey_member
  add column outcome text check (outcome in ('reached', 'refused', 'out-of-scope', 'not-found')),
  add column outcome_on date,
  add column note text check (length(note) <= 200),
  add check ((outcome is null) = (outcome_on is null));
