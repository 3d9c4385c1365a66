-- What whoever reported answered: the right number, to take the place of the wrong one once somebody else has settled it.
-- The figures as they were found stand with the conflict: a department that is asked sees what its figure contradicts, though
-- figures of others are otherwise not for it to read.
alter table figure_conflict
  add column corrected numeric(21, 6),
  add column corrected_by uuid,
  add column corrected_name text,
  add column sides jsonb not null default '[]';

-- Whoever sees the case sees what it is between: units that take part in it, too.
create policy by_case on figure_conflict for select to gongyun_app using (
  exists (select from cases c where c.region_id = figure_conflict.region_id and c.id = figure_conflict.id));
