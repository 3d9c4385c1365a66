import type { TargetAnswer } from '#kernel/form'
import type { Span } from '../model.ts'
import type { Line, LineBody, Mark } from './line.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const within = (mark: Span, measures: readonly Span[]) =>
  measures.some((measure) => mark.start >= measure.start && mark.end <= measure.end)

/** Units named inside some measures; those of the whole line when none is. */
function unitsIn(marks: readonly Mark[], kind: 'lead' | 'joint', all: number[]): number[] {
  const named = marks.flatMap((mark) => (mark.kind === kind && typeof mark.unit === 'number' ? [mark.unit] : []))
  const kept = all.filter((id) => named.includes(id))
  return kept.length > 0 ? kept : all
}

/** Targets as the clause has them stand in the order of their marks, so each part keeps its own. */
function targetsIn(line: Line, measures: readonly Span[]): TargetAnswer[] {
  const places = line.marks.filter((mark) => mark.kind === 'target')
  if (!same(line.targets, line.proposed.targets) || places.length !== line.targets.length) return line.targets
  return line.targets.filter((_, i) => within(places[i] as Mark, measures))
}

/** A part of a line: some of its measures with their own words, units and targets. The clause stays the same. */
export function partOf<L extends Line>(line: L, title: string, indexes: readonly number[]): Line {
  const measures = [...indexes].sort((a, b) => a - b).flatMap((i) => line.measures[i] ?? [])
  const marks = line.marks.filter((mark) => within(mark, measures))
  const leads = unitsIn(marks, 'lead', line.leads)
  const names = new Set(marks.map((mark) => mark.name))
  const unmatched = line.unmatched.filter((one) => names.has(one.name))
  const hasOwnUnits = marks.some((mark) => mark.kind === 'lead')
  const words = measures.map((measure) => measure.text).join('')
  const body: LineBody = {
    title,
    area: line.area,
    leads,
    joints: unitsIn(marks, 'joint', line.joints).filter((id) => !leads.includes(id)),
    unmatched: hasOwnUnits ? unmatched : line.unmatched,
    dueOn: line.dueOn,
    targets: targetsIn(line, measures),
  }
  const { key, number, path, heading, clauseStart, clauseEnd, dueText, every, confidence, numberFault, place } = line
  return {
    ...body,
    ...{ key, number, path, heading, clauseStart, clauseEnd, dueText, every, confidence, numberFault, place },
    words,
    measures,
    marks,
    advisesSplit: false,
    proposed: { ...body, words },
  }
}

const union = <T>(lists: readonly T[][]): T[] => [...new Set(lists.flat())]

const distinct = <T>(list: readonly T[]): T[] => {
  const seen = new Map(list.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}

/** What a line becomes when others are merged into it: all leads stay, so that two different ones show as a fault. */
export function mergedInto(into: Line, from: readonly Line[]): LineBody & Pick<Line, 'words' | 'measures' | 'marks'> {
  const all = [into, ...from]
  const leads = union(all.map((line) => line.leads))
  const dues = all.flatMap((line) => line.dueOn ?? []).sort()
  return {
    title: into.title,
    area: into.area ?? from.find((line) => line.area !== null)?.area ?? null,
    leads,
    joints: union(all.map((line) => line.joints)).filter((id) => !leads.includes(id)),
    unmatched: distinct(all.flatMap((line) => line.unmatched)),
    dueOn: dues[0] ?? null,
    targets: distinct(all.flatMap((line) => line.targets)),
    words: [...new Set(all.map((line) => line.words))].join('\n'),
    measures: all.flatMap((line) => line.measures),
    marks: all.flatMap((line) => line.marks),
  }
}
