import type { FrameworkBody, Measure, Own } from '../model/index.ts'

/** A measure of a small list. */
export const measure = (key: string, change: Partial<Measure> = {}): Measure => ({
  ...{ key, group: 'a', title: `举措${key}`, words: `做好第${key}件事`, area: null, targets: [], dueOn: '2027-06-30' },
  ...{ lead: '省总工会', basis: '', place: null, was: [], trace: null },
  ...change,
})

/** A small list of measures in two parts. */
export const list = (...measures: readonly Measure[]): FrameworkBody => ({
  note: '',
  documentId: null,
  groups: [
    { key: 'a', title: '思想引领' },
    { key: 'b', title: '建功立业' },
  ],
  measures: [...measures],
  dropped: [],
})

/** Words of a unit's own. */
export const ownWords = (change: Partial<Own> = {}): Own => ({
  ...{ title: '本级举措', words: '本级内容', targets: [], dueOn: '2027-06-30', lead: '西宁市总工会' },
  ...change,
})

/** Numbers that are the same every time: for many small made-up lists. */
export function dice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * sides)
  }
}
