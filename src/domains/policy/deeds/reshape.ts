import type { Ctx } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { mergedInto, partOf } from '../lines/index.ts'
import { insertLines, listLines, type StoredLine, shiftLines, updateLine } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { countsOf, lockAtWork, type Seen } from './decide.ts'
import { deciderOf, note } from './journal.ts'

/** A part of a line that is split: its title, and which of the line's measures it takes. */
export interface Part {
  title: string
  measures: number[]
}

/** @throws Invalid unless every measure of the line goes into exactly one part. */
function checkParts(line: StoredLine, parts: readonly Part[]): void {
  const given = parts.flatMap((part) => part.measures).sort((a, b) => a - b)
  const isWhole = given.length === line.measures.length && given.every((n, i) => n === i)
  if (isWhole) return
  const message = say(
    '每项举措须且只能归入一条任务，不能遗漏或重复',
    'Each measure must go into exactly one part: none left out, none twice',
  )
  throw new Invalid([{ path: 'parts', message, rule: 'measures' }])
}

/** The first part keeps the line's key, the others get the next free ones, so that an edition finds them again. */
function keysFor(line: StoredLine, taken: ReadonlySet<string>, count: number): string[] {
  const stem = line.key.replace(/#\d+$/, '')
  const keys = [line.key]
  for (let n = 2; keys.length < count; n++) if (!taken.has(`${stem}#${n}`)) keys.push(`${stem}#${n}`)
  return keys
}

/** Splits a line by its measures. The parts stand where it stood, wait for confirmation, and keep its clause. */
export async function splitLine(
  ctx: Ctx,
  ref: Ref,
  id: string,
  { rev, reason, parts }: { rev: number; reason: string; parts: readonly Part[] },
) {
  const [line] = await lockAtWork(ctx, ref, [{ id, rev }])
  if (!line) return countsOf(ctx, ref)
  checkParts(line, parts)
  const taken = new Set((await listLines(ctx.db, ref)).map((one) => one.key))
  const keys = keysFor(line, taken, parts.length)
  await shiftLines(ctx.db, ref, line.no, parts.length)
  const rows = parts.map((part, i) => ({
    line: { ...partOf(line, part.title, part.measures), key: keys[i] ?? line.key },
    decision: { parent: line.id },
  }))
  const ids = await insertLines(ctx.db, { ...line, id: ref.id }, rows, line.no + 1)
  await updateLine(ctx.db, line, { state: 'split', reason }, deciderOf(ctx))
  const body = { reason, into: ids, titles: parts.map((part) => part.title) }
  await note(ctx, 'line.split', 'policy-proposal', [{ subject: line, body }])
  return countsOf(ctx, ref)
}

/** Merges lines into one, which then waits for confirmation; the others stay as merged, with their clauses. */
export async function mergeLines(
  ctx: Ctx,
  ref: Ref,
  { into: target, from: others, reason }: { into: Seen; from: readonly Seen[]; reason: string },
) {
  if (others.some((one) => one.id === target.id)) {
    const message = say('不能与自身合并', 'A line cannot be merged into itself')
    throw new Invalid([{ path: 'from', message, rule: 'same-line' }])
  }
  const [into, ...from] = await lockAtWork(ctx, ref, [target, ...others])
  if (!into) return countsOf(ctx, ref)
  await updateLine(ctx.db, into, { ...mergedInto(into, from), state: 'proposed' }, null)
  for (const line of from) await updateLine(ctx.db, line, { state: 'merged', became: into.id, reason }, deciderOf(ctx))
  const keys = from.map((line) => line.key)
  await note(ctx, 'line.merge', 'policy-proposal', [
    { subject: into, body: { reason, from: keys } },
    ...from.map((subject) => ({ subject, body: { reason, into: into.key } })),
  ])
  return countsOf(ctx, ref)
}
