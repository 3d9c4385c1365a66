-- Work to do later: written in the transaction of the change that asks for it, claimed by one worker at a time.
-- A job that keeps failing stays here with its error until somebody starts it again.
create table job (
  id uuid not null,
  queue int not null default 0,
  kind text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  dedupe text,
  attempts int not null default 0,
  max_attempts int not null check (max_attempts > 0),
  lease_until timestamptz,
  done_at timestamptz,
  error text,
  primary key (queue, id),
  unique (queue, dedupe)
);
create index job_due on job (queue, run_at) where done_at is null;
create index job_done on job (done_at) where done_at is not null;

grant select, insert, update on job to gongyun_app;
