import { randomUUID } from 'node:crypto'
import { labelOf, occupations } from '#kernel/codes'
import type { Ctx } from '#kernel/domain/server'
import { masks } from '#kernel/secret'
import { Missing } from '#platform/errors'
import { type EntryKindName, ownEntryForm, type WorkerRef } from '../model/index.ts'
import { insertEntries, listEntries, recount } from '../store/entries.ts'
import type { EntryTable } from '../store/tables.ts'
import { joinUnion } from '../store/write.ts'
import { parted } from './entries.ts'
import { lookOwn, type Mine } from './my.ts'
import { getWorker, noteWorker } from './show.ts'

type Data = Record<string, string | null>

/** The confirmed line with the highest grade. */
function gradeOf(entries: readonly EntryTable[]) {
  const [best] = entries
    .filter(({ kind, state }) => kind === 'grade' && state === 'confirmed')
    .sort((a, b) => Number((b.data as Data).grade) - Number((a.data as Data).grade))
  if (!best) return null
  const { occupation = '', grade = '', certificate = null, body = '' } = best.data as Data
  return { occupation: occupation ?? '', grade: grade ?? '', certificate, body: body ?? '', on: best.fromOn }
}

const insuredFrom = (entries: readonly EntryTable[], today: string): string | null =>
  entries.find(
    ({ kind, state, data, toOn }) =>
      kind === 'insurance' &&
      state === 'confirmed' &&
      (data as Data).insurance === 'unemployment' &&
      (toOn === null || toOn >= today),
  )?.fromOn ?? null

/** What one's own file knows, so that forms of other rooms need not ask it again; the look is written down. */
export const ownFile = (ctx: Ctx, { subject }: Pick<Mine, 'subject'>) =>
  lookOwn({ ...ctx, subject }, async (glass, one) => {
    const entries = await listEntries(glass, one)
    const { name, sex, birthYear, education, employer, employment, skillGrade, unionMember, unitName, state } = one
    return {
      ref: { regionId: one.regionId, id: one.id },
      ...{ unitId: one.unitId, unitNo: one.unitNo, worker: masks.name(name) },
      facts: {
        ...{ name, sex, birthYear, education, employer, employment, skillGrade, unionMember, unitName },
        occupation: labelOf(occupations, one.occupation)?.zh ?? '',
        atWork: state === 'active',
        ...{ grade: gradeOf(entries), insuredFrom: insuredFrom(entries, ctx.today) },
      },
    }
  })

/**
 * A line that a worker has asked for and their unit has checked: both sides have spoken, so it is confirmed at once.
 * @throws Missing for a file that the person may not keep; Invalid for its answers.
 */
export async function recordOwn(
  ctx: Ctx,
  given: { ref: WorkerRef; kind: EntryKindName; answers: Record<string, unknown> },
): Promise<void> {
  const line = parted(ownEntryForm(given.kind), given.answers, ctx.today)
  const one = await getWorker(ctx, given.ref, 'deed', { lock: true })
  if (one.held) throw new Missing()
  const row: EntryTable = {
    ...line,
    ...{ regionId: one.regionId, id: randomUUID(), workerId: one.id, unitId: one.unitId, unitNo: one.unitNo },
    ...{ kind: given.kind, reporterUnit: null, reporterUnitName: null, reporterId: one.id, reporterName: one.name },
    ...{ state: 'confirmed', saidOn: ctx.today, ownerId: one.id, rev: 1 },
  }
  await insertEntries(ctx.db, [row])
  await recount(ctx.db, given.ref)
  if (given.kind === 'union') await joinUnion(ctx.db, given.ref)
  await noteWorker(ctx, one, 'worker.confirm', { entry: row.id, kind: given.kind, asked: true })
}
