import { canonical } from '#kernel/edition'
import { join, type Say, say } from '#platform/say'
import type { Content, ContentLine, ContentUnit, Difference, Upheld } from '../model/content.ts'
import { grades, lineStates } from '../model/sheet.ts'
import { pointsText } from './exact.ts'

const objection = (unit: string, item: string): Say =>
  say(`${unit}对 ${item} 的异议成立`, `The objection of ${unit} to ${item} was upheld`)
const follows = (unit: string): Say => say(`随${unit}成立的异议重新汇总`, `Follows from an upheld objection of ${unit}`)

const lineText = (line: ContentLine | undefined): string =>
  line ? `${lineStates[line.state].zh} ${pointsText(line.points)}/${pointsText(line.full)}` : '—'

/**
 * A line may differ where an objection to it was upheld; and, its own input being the same, where its full points moved
 * because an upheld objection made another item of the unit apply or not apply.
 */
function lineBecause(old: ContentLine | undefined, fresh: ContentLine | undefined, it: Allowed): Say | null {
  const key = fresh?.item ?? old?.item ?? ''
  if (it.items.has(key)) return objection(it.name, key)
  const sameInput = old && fresh && old.input === fresh.input && old.state === fresh.state
  return sameInput && it.shifted ? follows(it.name) : null
}

interface Allowed {
  name: string
  items: ReadonlySet<string>
  /** An upheld item of this unit began or ceased to apply. */
  shifted: boolean
}

function unitDifferences(old: ContentUnit, fresh: ContentUnit, upheld: readonly Upheld[]): Difference[] {
  const items = new Set(upheld.filter((u) => u.unitId === fresh.unitId).map((u) => u.item))
  const [before, after] = [old, fresh].map((unit) => new Map(unit.lines.map((line) => [line.item, line])))
  const na = (line: ContentLine | undefined) => line?.state === 'not-applicable'
  const shifted = [...items].some((item) => na(before?.get(item)) !== na(after?.get(item)))
  const allowed: Allowed = { name: fresh.unitName, items, shifted }
  const lines = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((key): Difference[] => {
    const [a, b] = [before?.get(key), after?.get(key)]
    if (canonical(a) === canonical(b)) return []
    return [
      {
        what: say(`${fresh.unitName} ${key}`, `${fresh.unitName} ${key}`),
        before: lineText(a),
        after: lineText(b),
        because: lineBecause(a, b, allowed),
      },
    ]
  })
  return [...lines, ...sumDifferences(old, fresh, items.size > 0, upheld.length > 0)]
}

function sumDifferences(old: ContentUnit, fresh: ContentUnit, own: boolean, any: boolean): Difference[] {
  const sum = (what: Say, before: string, after: string, because: Say | null): Difference[] =>
    before === after ? [] : [{ what: join(`${fresh.unitName} `, what), before, after, because }]
  const because = own ? follows(fresh.unitName) : null
  const cap =
    any && old.total === fresh.total
      ? say('优秀比例上限随更正重新计算', 'The cap on excellent units was reckoned anew')
      : because
  return [
    ...sum(say('名称', 'name'), old.unitName, fresh.unitName, null),
    ...sum(say('加分', 'bonus'), pointsText(old.bonus), pointsText(fresh.bonus), because),
    ...sum(say('扣分', 'deduction'), pointsText(old.deduction), pointsText(fresh.deduction), because),
    ...sum(say('一票否决', 'veto'), String(old.vetoed), String(fresh.vetoed), because),
    ...sum(say('总分', 'total'), pointsText(old.total), pointsText(fresh.total), because),
    ...sum(say('档次', 'grade'), grades[old.grade].zh, grades[fresh.grade].zh, cap),
  ]
}

const parts: readonly { of: keyof Content; what: Say }[] = [
  { of: 'round', what: say('评价轮次', 'Round') },
  { of: 'system', what: say('指标体系', 'Index system') },
  { of: 'aspects', what: say('评价方面', 'Aspects') },
  { of: 'extras', what: say('加扣分项', 'Bonus and deductions') },
  { of: 'text', what: say('文字内容', 'Text') },
]

/**
 * Every difference between a bulletin and the one that would correct it, each with the upheld objection that allows it
 * or with nothing. What names the correction itself (`corrects`) is new in every correction and does not count.
 *
 * Source: bulletin versions differ only where an upheld objection says so.
 */
export function differences(old: Content, fresh: Content, upheld: readonly Upheld[]): Difference[] {
  const plain = parts.flatMap(({ of, what }): Difference[] => {
    const [before, after] = [canonical(old[of]), canonical(fresh[of])]
    return before === after ? [] : [{ what, before, after, because: null }]
  })
  const units = new Set([...old.units, ...fresh.units].map((unit) => unit.unitId))
  const scores = [...units].flatMap((id): Difference[] => {
    const [a, b] = [old, fresh].map((content) => content.units.find((unit) => unit.unitId === id))
    if (a && b) return unitDifferences(a, b, upheld)
    return [
      {
        what: say('被评价单位', 'Unit evaluated'),
        before: a?.unitName ?? '—',
        after: b?.unitName ?? '—',
        because: null,
      },
    ]
  })
  const order = (content: Content) => content.units.map((unit) => unit.unitId).join()
  const moved: Difference[] =
    order(old) === order(fresh) || scores.some((d) => d.what.zh === '被评价单位')
      ? []
      : [{ what: say('单位排列', 'Order of units'), before: order(old), after: order(fresh), because: null }]
  return [...plain, ...moved, ...scores]
}
