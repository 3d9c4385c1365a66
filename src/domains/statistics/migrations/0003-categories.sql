-- Sums of the categories of a dimension beside the total ('' ), and whether they may be shown.
alter table figure_sum add column categories text not null default '';
alter table figure_sum add column is_hidden boolean not null default false;
alter table figure_sum drop constraint figure_sum_pkey;
alter table figure_sum add primary key (region_id, tree, indicator, period, unit_id, categories);
