import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, type Unit } from '#kernel/org/server'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import type { Cell, ReadRow } from '#platform/sheet'
import type { WorkerRef } from '../model/index.ts'
import { placesOf, type ReadWorker, readRow } from '../rules/import-row.ts'
import {
  dropMany,
  findImport,
  findTwins,
  type ImportLine,
  type ImportTable,
  insertLines,
  insertMany,
  takeMany,
  updateImport,
} from '../store/imports.ts'
import { pinyinOf } from './add.ts'
import { failImport, importJob } from './import.ts'
import { noteWorker } from './show.ts'
import { dropStaged, readStaged, stagingVault } from './staging.ts'
import { type WorkerVault, workerVault } from './vault.ts'

/** Blocks of staged rows in one transaction: 2,500 rows. */
const blocks = 5
/** Rows that are sealed and then written by one statement. */
const atOnce = 500

interface Fresh {
  id: string
  row: number
  read: ReadWorker
}

/**
 * Does the next piece of an import: rows, what is wrong with others, and the place it has come to, in one transaction with the
 * job for the piece after it. Killed at any moment, it goes on from the last place; done twice, the second finds the place taken.
 */
export async function importPiece(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const ref: WorkerRef = { regionId: Number(payload.regionId), id: String(payload.id) }
  const one = await findImport(ctx.db, ref)
  if (one?.state !== 'running' || Number(one.place) !== Number(payload.place)) return
  const staged = await readStaged(await stagingVault(ctx), ctx.house.dataDir, ref.id, Number(one.place), blocks).catch(
    () => null,
  )
  if (!staged)
    return void (await failImport(ctx, ref, { message: say('暂存文件缺失，请重新上传', 'The staged rows are gone') }))
  if (staged.rows.length === 0) return finish(ctx, one)
  const { places } = placesOf(payload.heading as Cell[])
  const counts = await takeIn(ctx, one, staged.rows, places)
  await updateImport(ctx.db, ref, {
    place: staged.place,
    done: one.done + staged.rows.length,
    added: one.added + counts.added,
    same: one.same + counts.same,
    twins: one.twins + counts.twins,
    faulty: one.faulty + counts.faulty,
  })
  const next = { ...payload, place: staged.place }
  await addJob(ctx.db, { kind: importJob, payload: next, runAt: ctx.now, dedupe: `import:${ref.id}:${staged.place}` })
}

async function finish(ctx: Ctx, one: ImportTable): Promise<void> {
  await updateImport(ctx.db, one, { state: 'done', endedAt: ctx.now.toISOString() })
  const { added, same, twins, faulty, file, source, personName } = one
  await noteWorker(ctx, one, 'worker.import', { file, source, by: personName, added, same, twins, faulty })
  await dropStaged(ctx.house.dataDir, one.id)
}

const sameFault = (zh: string, en: string) => [{ path: '身份证号', rule: 'registered-already', message: say(zh, en) }]

async function takeIn(ctx: Ctx, one: ImportTable, rows: readonly ReadRow[], places: ReadonlyMap<string, number>) {
  const vault = await workerVault(ctx)
  const lines: ImportLine[] = []
  const fresh: Fresh[] = []
  for (const { row, cells } of rows) {
    const checked = readRow(cells, places, ctx.today)
    if ('read' in checked) fresh.push({ id: randomUUID(), row, read: checked.read })
    else lines.push({ row, outcome: 'faulty', faults: checked.faults, workerId: null, twinId: null })
  }
  const faulty = lines.length
  const added = await addFresh(ctx, one, vault, fresh, lines)
  const same = lines.length - faulty
  const twins = await noteTwins(ctx, one, added, lines)
  if (lines.length > 0) await insertLines(ctx.db, one, lines)
  return { added: added.length, same, twins, faulty }
}

/** Adds those whose numbers nobody has; the others become lines that say so. */
async function addFresh(ctx: Ctx, one: ImportTable, vault: WorkerVault, fresh: readonly Fresh[], lines: ImportLine[]) {
  const digests = fresh.flatMap(({ id, read }) => {
    const of = (kind: 'identity' | 'card', text: string) => ({
      ...{ digest: vault.digest(kind, text), kind, region_id: one.regionId, worker_id: id },
    })
    return [of('identity', read.identity), ...(read.card ? [of('card', read.card)] : [])]
  })
  const first = new Map<string, string>()
  for (const { digest, worker_id } of digests) if (!first.has(digest)) first.set(digest, worker_id)
  const held = await takeMany(
    ctx.db,
    digests.filter(({ digest, worker_id }) => first.get(digest) === worker_id),
  )
  const holderOf = new Map<string, string>()
  for (const { digest, worker_id } of digests) {
    const holder = held.get(digest) ?? first.get(digest)
    if (holder && holder !== worker_id) holderOf.set(worker_id, holder)
  }
  if (holderOf.size > 0) await dropMany(ctx.db, [...holderOf.keys()])
  const rows = fresh.filter(({ id }) => !holderOf.has(id))
  for (const { id, row } of fresh.filter(({ id: own }) => holderOf.has(own)))
    lines.push({
      ...{ row, outcome: 'same', workerId: holderOf.get(id) ?? null, twinId: null },
      faults: sameFault(
        '该号码已有档案，或在表中重复',
        'There is a file with this number, or it is twice in the sheet',
      ),
    })
  const unit = await getUnit(ctx.db, one.unitId)
  await insertWhileSealing(ctx, rows, (each) => columnsOf(ctx, one, unit, vault, each))
  return rows
}

/** Rows are sealed while the database writes those before them: each would wait for the other else. */
async function insertWhileSealing(ctx: Ctx, rows: readonly Fresh[], made: (each: Fresh) => Record<string, unknown>) {
  let writing: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < rows.length; at += atOnce) {
    const next = rows.slice(at, at + atOnce).map(made)
    await writing
    writing = insertMany(ctx.db, next)
    writing.catch(() => undefined) // said where it is waited for
    await setImmediate() // the statement goes out before the next rows are sealed
  }
  await writing
}

function columnsOf(
  ctx: Ctx,
  one: ImportTable,
  unit: Unit,
  vault: WorkerVault,
  { id, read }: Fresh,
): Record<string, unknown> {
  const { identity, card, phone, bank } = read
  const sealed = vault.seal(id, { identity, card, phone, bank })
  const c = read.coded
  return {
    region_id: unit.regionId,
    id,
    unit_id: unit.id,
    unit_no: unit.no,
    ind_no: unit.indNo,
    state: 'active',
    name: read.name,
    pinyin: pinyinOf(read.name),
    born_on: read.bornOn,
    birth_year: read.birthYear,
    sex: read.sex,
    identity_sealed: sealed.identitySealed,
    card_sealed: sealed.cardSealed,
    phone_sealed: sealed.phoneSealed,
    bank_sealed: sealed.bankSealed,
    education: c.education,
    ethnicity: c.ethnicity,
    occupation: c.occupation,
    industry: c.industry,
    ownership: c.ownership,
    employment: c.employment,
    skill_grade: c.skillGrade,
    title_level: c.titleLevel,
    party: c.party,
    union_member: c.unionMember,
    migrant: c.migrant,
    employer: read.employer,
    employer_code: read.employerCode,
    hired_on: read.hiredOn,
    source: one.source,
    added_on: ctx.today,
    added_by: one.personId,
    added_unit: unit.id,
    held: false,
    import_id: one.id,
    rev: 1,
  }
}

/** Those added who look like somebody who is there: added all the same, and shown to whoever decides. */
async function noteTwins(ctx: Ctx, one: ImportTable, added: readonly Fresh[], lines: ImportLine[]): Promise<number> {
  const asked = added.map(({ id, read }) => ({ id, name: read.name, born_on: read.bornOn }))
  const twins = asked.length > 0 ? await findTwins(ctx.db, one, asked) : new Map<string, string>()
  for (const { id, row } of added) {
    const twinId = twins.get(id)
    if (twinId)
      lines.push({
        row,
        outcome: 'twin',
        faults: sameFault('与已有档案同名、同日出生、同单位', 'Same name, birthday and unit as another file'),
        workerId: id,
        twinId,
      })
  }
  return twins.size
}

export const importJobs = { [importJob]: importPiece }
