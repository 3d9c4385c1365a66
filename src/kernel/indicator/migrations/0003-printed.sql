-- What a register prints beside a figure: its remark on how it was counted, and the mark by which it is found there.
alter table claim add column basis text not null default '';
alter table claim add column mark text;
create index claim_source on claim (source_digest, mark) where source_digest is not null;
