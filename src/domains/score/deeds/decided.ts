import { itemsOf, type Step, type SystemBody } from '../model/index.ts'
import type { StoredLine } from '../store/index.ts'

const byReviewer: readonly Step[] = ['review', 'answer']

/** Questions and reviewed items the unit has not answered yet. */
export const findUnanswered = (body: SystemBody, lines: ReadonlyMap<string, StoredLine>): string[] =>
  itemsOf(body)
    .filter(({ kind }) => kind === 'YES_NO' || kind === 'REVIEWED')
    .filter(({ key }) => lines.get(key)?.state === 'not-reported')
    .map(({ key }) => key)

/**
 * Lines that wait for the reviewer: questions and marks, which no figure decides; whatever the unit calls not applicable;
 * and bonus, deduction or veto of which it spoke itself. Figures speak for themselves.
 */
export function findUndecided(body: SystemBody, lines: ReadonlyMap<string, StoredLine>): string[] {
  const asked = new Set(
    itemsOf(body)
      .filter(({ kind }) => kind === 'YES_NO' || kind === 'REVIEWED')
      .map(({ key }) => key),
  )
  return [...lines.values()]
    .filter((line) => !byReviewer.includes(line.step))
    .filter((line) => {
      if (line.state === 'not-applicable') return line.step === 'self'
      if (line.kind !== 'item') return line.input.yes === true || line.points !== 0
      return asked.has(line.item)
    })
    .map((line) => line.item)
    .sort()
}
