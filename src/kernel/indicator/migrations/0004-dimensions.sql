-- What an indicator is broken down by, each a closed list; and which category of them a figure is about: 'sex=1', or
-- 'sex=1|skill-grade=4'. Empty for a figure about all of them.
alter table indicator add column dimensions jsonb not null default '[]' check (jsonb_typeof(dimensions) = 'array');
alter table claim add column categories text not null default '';
-- A count of few people told apart by a category. Only who said it and who reads its case see it by itself.
alter table claim add column sheltered boolean not null default false check (not sheltered or categories <> '');
