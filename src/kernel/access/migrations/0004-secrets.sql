-- When somebody else last gave this account its password; null once its owner has chosen one. It holds for some days only.
alter table credential add column first_at timestamptz;
-- When that first password was first used.
alter table credential add column first_used_at timestamptz;

-- Wrong tries of one account from one address: whoever guesses locks out themselves before they lock out its owner.
create table sign_in_failure (
  person_id uuid not null references person (id),
  address text not null,
  failed int not null,
  at timestamptz not null,
  locked_until timestamptz,
  primary key (person_id, address)
);
alter table sign_in_failure enable row level security;
create policy sign_in on sign_in_failure to gongyun_app
  using ((select nullif(current_setting('app.auth', true), '')) = 'yes');
grant select, insert, update, delete on sign_in_failure to gongyun_app;
