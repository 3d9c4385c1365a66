import { say } from '#platform/say'
import type { Gap, ViewFile } from '../model/view.ts'

/** What an item rests on, as far as its completeness is judged. */
export interface Resting {
  statement: string
  files: readonly Pick<ViewFile, 'effectiveOn' | 'expiresOn'>[]
  /** Figures given or taken over. */
  figures: number
  /** Whether the scheme names indicators for it. */
  wantsFigures: boolean
  year: number
  today: string
}

/** Whether a file says something about a year: in force in it, by its dates. A file without dates might. */
export const coversYear = ({ effectiveOn, expiresOn }: Resting['files'][number], year: number): boolean =>
  !(effectiveOn !== null && effectiveOn > `${year}-12-31`) && !(expiresOn !== null && expiresOn < `${year}-01-01`)

/** Whether a file took effect within the year itself. */
export const isOfYear = ({ effectiveOn }: Pick<ViewFile, 'effectiveOn'>, year: number): boolean =>
  effectiveOn !== null && effectiveOn >= `${year}-01-01` && effectiveOn <= `${year}-12-31`

function fileGap({ files, year, today }: Resting): Gap | null {
  if (files.length === 0) return { rule: 'no-file', message: say('没有支撑材料', 'No file proves it') }
  const live = files.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
  if (live.length === 0) return { rule: 'only-expired', message: say('全部材料已经失效', 'Every file has expired') }
  const covering = live.filter((file) => coversYear(file, year))
  if (covering.length === 0)
    return {
      rule: 'only-outside',
      message: say(`没有一份材料在 ${year} 年度内有效`, `No file was in force in ${year}`),
    }
  if (covering.every(({ effectiveOn }) => effectiveOn === null))
    return { rule: 'undated', message: say('材料均未注明生效日期', 'No file says when it took effect') }
  if (!covering.some((file) => isOfYear(file, year)))
    return {
      rule: 'only-earlier',
      message: say(
        `材料均在 ${year} 年之前生效，没有本年度形成的材料`,
        `Every file took effect before ${year}; none is of the year itself`,
      ),
    }
  return null
}

/** What an assessor would miss, worst first. Empty when nothing is. Dates are compared as days; `today` is handed in. */
export function findGaps(it: Resting): Gap[] {
  const file = fileGap(it)
  return [
    ...(it.statement ? [] : [{ rule: 'no-statement', message: say('没有写自查情况', 'No self-check is written') }]),
    ...(file ? [file] : []),
    ...(it.wantsFigures && it.figures === 0
      ? [{ rule: 'no-figure', message: say('没有数据支撑', 'No figure supports it') }]
      : []),
  ]
}
