import { join, say } from '#platform/say'
import { type Grade, type ItemInput, noInput, type Scored, type Sum } from '../model/sheet.ts'
import { type Extra, itemsOf, type SystemBody } from '../model/system.ts'
import { fractionOf, hundredthsOf, pointsText } from './exact.ts'
import { scoreItem } from './item.ts'
import { fullsOf, weightOf } from './weights.ts'

/** Numbers of documents a sheet is scored by, as the case keeps them from its opening date. */
export interface Settings {
  /** Smallest base of a rate. */
  least: number
  /** Most bonus points in all. */
  bonusCap: number
  /** Points from which a grade is given. */
  limits: { A: number; B: number; C: number }
}

/** The inputs of a sheet by item; items nobody has answered may be left out. */
export type Inputs = Readonly<Record<string, ItemInput>>

/** The settings kept among a case's parameters. */
export const settingsOf = (parameters: Readonly<Record<string, number | string | boolean>>): Settings => ({
  least: Number(parameters['figures.least-denominator']),
  bonusCap: Number(parameters['eval.bonus-cap']),
  limits: {
    A: Number(parameters['eval.grade.A']),
    B: Number(parameters['eval.grade.B']),
    C: Number(parameters['eval.grade.C']),
  },
})

/** The grade that points alone give: from `A` on excellent, and so on; with a veto never above passed. */
export function gradeOf(total: number, vetoed: boolean, limits: Settings['limits']): Grade {
  const reached = (points: number) => total >= hundredthsOf(points)
  if (!vetoed && reached(limits.A)) return 'A'
  if (!vetoed && reached(limits.B)) return 'B'
  return reached(limits.C) ? 'C' : 'D'
}

function scoreExtra(kind: 'bonus' | 'deduction', extra: Extra, { mark }: ItemInput): Scored {
  const most = hundredthsOf(extra.most)
  const wanted = mark === null ? 0 : Math.min(hundredthsOf(mark), most)
  const points = kind === 'bonus' ? wanted : 0 - wanted
  const why =
    mark === null
      ? say('无', 'None')
      : join(
          kind === 'bonus' ? say('加 ', 'Plus ') : say('扣 ', 'Minus '),
          pointsText(wanted),
          say(` 分（最多 ${pointsText(most)} 分）`, ` points (${pointsText(most)} at most)`),
        )
  return { item: extra.key, kind, state: 'scored', points, full: most, why, missing: null }
}

function scoreVeto(veto: Extra, { yes }: ItemInput): Scored {
  const why = yes ? join(say('已发生：', 'Happened: '), veto.label) : say('未发生', 'Did not happen')
  return { item: veto.key, kind: 'veto', state: 'scored', points: 0, full: 0, why, missing: null }
}

/** Every line of a sheet, items first, from the inputs alone: the same inputs always give the same points. */
export function scoreLines(body: SystemBody, inputs: Inputs, settings: Settings): Scored[] {
  const inputOf = (key: string) => inputs[key] ?? noInput
  const fulls = fullsOf(body, (key) => inputOf(key).notApplicable === null)
  return [
    ...itemsOf(body).map(
      (item): Scored => ({
        item: item.key,
        kind: 'item',
        ...scoreItem(item, inputOf(item.key), fulls.get(item.key) ?? 0, settings),
      }),
    ),
    ...body.bonuses.map((extra) => scoreExtra('bonus', extra, inputOf(extra.key))),
    ...body.deductions.map((extra) => scoreExtra('deduction', extra, inputOf(extra.key))),
    ...body.vetoes.map((veto) => scoreVeto(veto, inputOf(veto.key))),
  ]
}

const add = (lines: readonly Scored[], kind: Scored['kind']) =>
  lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.points, 0)

/**
 * A sheet added up: Σ items + bonus (to its cap) − deductions, cut to 0 … 100 + cap. Null as long as an item is not
 * reported; a sheet on which nothing applies has no total either.
 *
 * Source: domain rules 9.3.
 */
export function sumUp(body: SystemBody, lines: readonly Scored[], inputs: Inputs, settings: Settings): Sum {
  const blocking = lines.filter((line) => line.state === 'not-reported').map((line) => line.item)
  const vetoed = body.vetoes.some(({ key }) => inputs[key]?.yes === true)
  const items = add(lines, 'item')
  const cap = hundredthsOf(settings.bonusCap)
  const bonus = Math.min(add(lines, 'bonus'), cap)
  const deduction = 0 - add(lines, 'deduction')
  const applies = lines.some((line) => line.kind === 'item' && line.state !== 'not-applicable')
  const raw = items + bonus - deduction
  const total = blocking.length > 0 || !applies ? null : Math.max(0, Math.min(raw, weightOf(body) + cap))
  return {
    items,
    bonus,
    deduction,
    vetoed,
    total,
    grade: total === null ? null : gradeOf(total, vetoed, settings.limits),
    blocking,
  }
}

/**
 * Grades of all units of a round under the cap on excellent ones: at most `percent` of the units, rounded down; the
 * rest of those who reached it are good. Units level at the edge stay out together, so that no lot decides.
 *
 * Source: domain rules 9.3 (product default) and 17.7 (“at most” rounds down).
 */
export function capGrades<U extends { grade: Grade; total: number }>(units: readonly U[], percent: number): Grade[] {
  const most = Math.floor((units.length * percent) / 100)
  const best = units.filter((unit) => unit.grade === 'A').sort((a, b) => b.total - a.total)
  if (best.length <= most) return units.map((unit) => unit.grade)
  const edge = best[most]?.total ?? 0
  return units.map((unit) => (unit.grade === 'A' && unit.total <= edge ? 'B' : unit.grade))
}

/** Whether a mark is a number from nought to `most`. */
export const isMark = (mark: string, most: number): boolean =>
  /^\d{1,3}(\.\d{1,2})?$/.test(mark) && fractionOf(mark).n <= fractionOf(String(most)).n
