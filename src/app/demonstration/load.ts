import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import { addPerson, appoint, demonstrationJob, demonstrationPassword, hashPassword } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { plantTree } from '#kernel/org/server'
import { addJob } from '#platform/jobs/server'
import { demonstrationPeople } from './people.ts'
import { demonstrationUnits } from './units.ts'

/** Whether nobody and nothing is there yet. */
export async function isEmpty(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{
    n: number
  }>`select (select count(*) from person)::int + (select count(*) from unit)::int as n`.execute(ctx.db)
  return rows[0]?.n === 0
}

/** The demonstration's units, people and posts: with these one can sign in. */
async function loadProvince(ctx: Ctx): Promise<void> {
  const ids = await plantTree(
    ctx,
    demonstrationUnits.map((unit) => ({ ...unit, validFrom: '2017-01-01' })),
  )
  // All accounts have one password that everybody knows, so one hash will do.
  const hash = await hashPassword(demonstrationPassword)
  for (const person of demonstrationPeople) {
    const names = pinyin(person.name, { toneType: 'none', surname: 'head' })
    const personId = await addPerson(
      ctx.db,
      {
        login: person.login,
        name: person.name,
        pinyin: names,
        password: demonstrationPassword,
        hash,
        mustChange: false,
      },
      ctx.now,
    )
    for (const { post, unit } of person.posts) {
      const unitId = ids.get(unit)
      if (unitId === undefined) throw new Error(`demonstration person ${person.login}: no unit "${unit}"`)
      await appoint(ctx.db, { personId, post, unitId, from: '2024-01-01', by: null, reason: '演示数据 Demonstration' })
    }
  }
}

/** Each domain's part, in the registry's order: what those people have done so far. */
async function loadParts(ctx: Ctx): Promise<void> {
  for (const domain of ctx.house.domains) await domain.demonstrate?.(ctx)
}

/** Loads the demonstration province: units, people, posts; then each domain's part. */
export async function loadDemonstration(ctx: Ctx): Promise<void> {
  await loadProvince(ctx)
  await loadParts(ctx)
}

/**
 * Loads what is needed to sign in, and leaves the rest to the background: years of work take some ten seconds to be done again,
 * and nobody should wait for them before the first page. All of the rest comes at once, or, when it is broken off, again.
 */
export async function beginDemonstration(ctx: Ctx): Promise<void> {
  await loadProvince(ctx)
  // Before all other work: what follows from the demonstration finds it whole.
  await addJob(ctx.db, { kind: demonstrationJob, dedupe: demonstrationJob, runAt: new Date(0) })
}

/** The background's part of it. */
export const demonstrationJobs = { [demonstrationJob]: loadParts }
