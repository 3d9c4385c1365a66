-- What the person could do when it was ordered, for lists that anybody signed in may ask: such a list answers by many rights, and
-- whoever has lost one of them since gets nothing of what it showed. Orders from before this have none and are made anew.
alter table export_order add column rights jsonb;
