import { keyMaker } from './cite.ts'
import type { DecidedLine, Line, LineBody } from './line.ts'

/** What became of a clause between two editions, as far as the lines need it. Starts name clauses. */
export interface DecidedChange {
  fate: string
  before: { start: number; end: number } | null
  after: { start: number; end: number } | null
  accepted: boolean
}

/** A line of a new edition: what it carries over, or what it newly asks for. `open` lines must be confirmed again. */
export interface CarriedLine {
  line: Line
  open: boolean
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const holds = (outer: { start: number; end: number }, inner: { start: number; end: number }) =>
  inner.start >= outer.start && inner.end <= outer.end

/** Where the new edition says what the old one said, the officer's own decision stays; elsewhere the new words count. */
function bodyBetween(old: DecidedLine, fresh: Line): LineBody {
  const pick = <K extends keyof LineBody>(name: K): LineBody[K] =>
    same(fresh.proposed[name], old.proposed[name]) ? old[name] : fresh[name]
  return {
    title: pick('title'),
    area: pick('area'),
    leads: pick('leads'),
    joints: pick('joints'),
    unmatched: same(fresh.proposed.unmatched, old.proposed.unmatched) ? old.unmatched : fresh.unmatched,
    dueOn: pick('dueOn'),
    targets: pick('targets'),
  }
}

const clauseOf = (line: Line) => ({ start: line.clauseStart, end: line.clauseEnd })

/** A part that was split off keeps its own words while the new clause still has them. */
const isPart = (old: DecidedLine) => old.words !== old.proposed.words || old.parent !== null

function carried(old: DecidedLine, fresh: Line, change: DecidedChange | null, text: string): CarriedLine {
  const accepted = change === null || change.accepted
  const isReworded = change !== null && change.fate === 'reworded'
  const keptWords = !isReworded || !accepted || (isPart(old) && text.includes(old.words))
  // What was cut out of a clause or put together is the officer's own; it is only looked at again.
  const body = accepted && isReworded && !isPart(old) ? bodyBetween(old, fresh) : old
  const line: Line = {
    ...fresh,
    ...{ title: body.title, area: body.area, leads: body.leads, joints: body.joints, unmatched: body.unmatched },
    ...{ dueOn: body.dueOn, targets: body.targets },
    key: old.key,
    words: keptWords ? old.words : fresh.words,
    // A rejected rewording leaves the task with the clause it was taken from.
    place: accepted ? fresh.place : old.place,
  }
  return { line, open: accepted && isReworded }
}

/**
 * The lines of a new edition: those of the old one as far as their clauses stayed, changed where a rewording was
 * accepted, without those whose going was accepted, and with the accepted new ones. Every key stays what it was.
 * @param text the new edition's
 */
export function carryLines(
  old: readonly DecidedLine[],
  fresh: readonly Line[],
  changes: readonly DecidedChange[],
  text: string,
): CarriedLine[] {
  const freshAt = (clause: { start: number; end: number }) => fresh.find((line) => holds(clauseOf(line), clause))
  const taken = new Set<Line>()
  const result: { at: number; carried: CarriedLine }[] = []
  for (const line of old) {
    const about = changes.filter((one) => one.before && one.fate !== 'split' && holds(clauseOf(line), one.before))
    const own = about.find((one) => one.before?.start === line.clauseStart) ?? about[0] ?? null
    const goesOn = own?.after && own.fate !== 'merged' ? freshAt(own.after) : undefined
    if (goesOn) {
      // A list below the clause belongs to its words: one accepted rewording in it is a rewording of the task.
      const reworded = about.find((one) => one.fate === 'reworded' && one.accepted)
      taken.add(goesOn)
      result.push({ at: goesOn.clauseStart, carried: carried(line, goesOn, reworded ?? own, text) })
    } else if (!own?.accepted) {
      result.push({ at: line.clauseStart, carried: { line, open: false } })
    }
  }
  const keyOf = keyMaker()
  for (const line of old) keyOf(line.key)
  for (const line of fresh) {
    if (taken.has(line)) continue
    const isNew = changes.some(
      (one) =>
        one.accepted && (one.fate === 'added' || one.fate === 'split') && one.after && holds(clauseOf(line), one.after),
    )
    if (isNew) result.push({ at: line.clauseStart, carried: { line: { ...line, key: keyOf(line.key) }, open: true } })
  }
  return result.sort((a, b) => a.at - b.at).map((one) => one.carried)
}
