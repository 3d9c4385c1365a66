-- Numbers of official documents are given by the kernel for every kind of them; serials already given go on there.
insert into paper_number (unit_id, code, year, last) select unit_id, code, year, last from bulletin_number;
drop table bulletin_number;
