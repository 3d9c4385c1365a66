-- Checks of the journal are seen, asked for and answered only where the whole journal may be read.
alter table journal_check enable row level security;
create policy auditor on journal_check to gongyun_app
  using ((select nullif(current_setting('app.journal', true), '')) = 'all');
