import type { TargetAnswer } from '#kernel/form'
import type { Area } from '#kernel/process'
import type { FrameworkBody, Measure } from '../model/index.ts'

/** A part of a standard list: key, title, key task, and its measures as title, what it is about, targets. */
export interface Part {
  key: string
  title: string
  area: Area | null
  measures: readonly (readonly [title: string, words: string, targets?: readonly TargetAnswer[]])[]
}

export const target = (
  noun: string,
  comparison: TargetAnswer['comparison'],
  value: number,
  measure: string,
  by: string | null = null,
): TargetAnswer => ({ noun, comparison, value, measure, by })

/** A framework from its parts; `keyOf` and `basisOf` number a measure within its part and through all. */
export function frameworkOf(
  note: string,
  parts: readonly Part[],
  name: {
    keyOf(part: Part, inPart: number, inAll: number): string
    basisOf(part: Part, inPart: number, inAll: number): string
  },
): FrameworkBody {
  let inAll = 0
  const measures = parts.flatMap((part) =>
    part.measures.map(([title, words, targets = []], i): Measure => {
      inAll += 1
      return {
        ...{ title, words, targets: [...targets], dueOn: null, lead: '' },
        ...{ key: name.keyOf(part, i + 1, inAll), group: part.key, area: part.area },
        ...{ basis: name.basisOf(part, i + 1, inAll), place: null, was: [], trace: null },
      }
    }),
  )
  return { note, documentId: null, groups: parts.map(({ key, title }) => ({ key, title })), measures, dropped: [] }
}
