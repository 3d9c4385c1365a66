import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { JobToAdd } from '#platform/jobs/server'
import type { StoredCase } from './store/cases.ts'

/** What the journal keeps of one step of a case. */
export interface StepBody {
  from: string | null
  to: string
  input: Record<string, unknown>
  override?: string
  rev: number
  version: number
}

const jobRows = (jobs: readonly JobToAdd[], now: Date) =>
  JSON.stringify(
    jobs.map((job) => ({
      id: randomUUID(),
      kind: job.kind,
      payload: job.payload ?? {},
      run_at: new Date(job.runAt ?? now).toISOString(),
      dedupe: job.dedupe ?? null,
      max_attempts: job.maxAttempts ?? 8,
    })),
  )

/** Journal line and jobs, fed by `changed`: written by the same statement as the change, or not at all. */
const following = (ctx: Ctx, one: StoredCase, action: string, body: StepBody, jobs: readonly JobToAdd[]) => sql`
  noted as (
    insert into entry (region_id, id, at, person_id, person_name, unit_id, unit_no, action, subject_kind, subject_id, body)
    select ${one.regionId}::int, ${randomUUID()}::uuid, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.personId}::uuid, ${ctx.actor.name},
           ${one.unitId}::int, ${one.unitNo}::bigint, ${`${one.process}.${action}`}, 'case', ${one.id}, ${JSON.stringify(body)}::jsonb
      from changed),
  asked as (
    insert into job (id, queue, kind, payload, run_at, dedupe, max_attempts)
    select j.id, 0, j.kind, j.payload, j.run_at, j.dedupe, j.max_attempts
      from changed, jsonb_to_recordset(${jobRows(jobs, ctx.now)}::jsonb)
        as j(id uuid, kind text, payload jsonb, run_at timestamptz, dedupe text, max_attempts int)
    on conflict (queue, dedupe) do nothing)
  select count(*)::int as n from changed`

/** Writes a new case with its journal line and jobs in one statement. */
export async function insertCase(
  ctx: Ctx,
  one: StoredCase,
  turn: { by: string; own: boolean } | null,
  body: StepBody,
  jobs: readonly JobToAdd[],
) {
  await sql`
    with changed as (
      insert into cases (region_id, id, process, version, unit_id, unit_no, ind_no, state, title, answers, shown, period, due_on, due_trace,
                         turn, turn_own, opened_on, opened_at, opened_by, closed_at, parent_region, parent_id, did, parameters, rev, area)
      values (${one.regionId}, ${one.id}, ${one.process}, ${one.version}, ${one.unitId}, ${one.unitNo}, ${one.indNo}, ${one.state}, ${one.title},
              ${JSON.stringify(one.answers)}::jsonb, ${JSON.stringify(one.shown)}::jsonb, ${one.period}, ${one.dueOn}, ${JSON.stringify(one.dueTrace)}::jsonb,
              ${turn?.by ?? null}, ${turn?.own ?? false}, ${one.openedOn}, ${one.openedAt}, ${one.openedBy}, ${one.closedAt},
              ${one.parentRegion}, ${one.parentId}, ${JSON.stringify(one.did)}::jsonb, ${JSON.stringify(one.parameters)}::jsonb, ${one.rev}, ${one.area})
      returning id),
    ${following(ctx, one, 'open', body, jobs)}`.execute(ctx.db)
}

/** Writes a case's next state with its journal line and jobs in one statement. Returns false when the case was changed meanwhile. */
export async function updateCase(
  ctx: Ctx,
  next: StoredCase,
  action: string,
  turn: { by: string; own: boolean } | null,
  body: StepBody,
  jobs: readonly JobToAdd[],
) {
  const { rows } = await sql<{ n: number }>`
    with changed as (
      update cases set state = ${next.state}, answers = ${JSON.stringify(next.answers)}::jsonb, shown = ${JSON.stringify(next.shown)}::jsonb, due_on = ${next.dueOn}, title = ${next.title},
             due_trace = ${JSON.stringify(next.dueTrace)}::jsonb, turn = ${turn?.by ?? null}, turn_own = ${turn?.own ?? false},
             closed_at = ${next.closedAt}, did = ${JSON.stringify(next.did)}::jsonb, rev = ${next.rev}
       where region_id = ${next.regionId} and id = ${next.id} and rev = ${next.rev - 1}
      returning id),
    ${following(ctx, next, action, body, jobs)}`.execute(ctx.db)
  return rows[0]?.n === 1
}
