import type { FigureAnswer } from '#kernel/form'
import { type Item, indicatorsOf, itemsOf, standardSystem } from '../model/index.ts'

/** Made-up bases of the demonstration's rates, for a department and ten times that for a prefecture where people are counted. */
const bases: Readonly<Record<string, number>> = {
  'reform-decisions-due': 24,
  'reform-workers': 3600,
  'reform-party-recruit-plan': 60,
  'reform-teams': 240,
  'reform-union-firms': 180,
  'reform-employed': 9400,
  'reform-assessment-plan': 500,
  'reform-fund': 1260,
  'reform-apprentice-plan': 80,
  'reform-large-firms': 46,
  'reform-arrears': 130,
  'reform-letters': 40,
  'reform-reports-due': 4,
}

/**
 * Employed and skilled people of the prefectures at the end of 2023, made up in keeping with the province's printed 43.86 万
 * and 17.13 %, so that nobody's skilled are more than their employed and no year leaps.
 */
const people: Readonly<Record<string, readonly [employed: number, skilled: number]>> = {
  'cadre-xining': [1_029_300, 202_600],
  'cadre-haidong': [642_700, 96_100],
  'cadre-haibei': [125_500, 18_000],
  'cadre-huangnan': [120_300, 16_700],
  'cadre-hainan': [202_300, 27_200],
  'cadre-golog': [84_500, 10_500],
  'cadre-yushu': [105_000, 11_400],
  'cadre-haixi': [250_900, 56_100],
}
/** Those who report the whole province. */
const ofTheProvince: readonly string[] = ['liaison-federation', 'liaison-human-resources']
/** Hardly any, so that what somebody types to try the product out is not contradicted by samples. */
const growth = { employed: 0.0001, skilled: 0.0002 } as const

/** Employed and skilled people a unit reports for a period; undefined where it counts only its own few. */
function peopleOf(unit: string, period: string): { employed: number; skilled: number } | undefined {
  if (ofTheProvince.includes(unit)) {
    const parts = Object.keys(people).map((prefecture) => peopleOf(prefecture, period))
    const sum = (of: 'employed' | 'skilled') => parts.reduce((total, part) => total + (part?.[of] ?? 0), 0)
    return { employed: sum('employed'), skilled: sum('skilled') }
  }
  const known = people[unit]
  if (!known) return undefined
  const years = Number(period.slice(0, 4)) - 2023
  const grown = (count: number, rate: number) => Math.round(count * (1 + rate * years))
  return { employed: grown(known[0], growth.employed), skilled: grown(known[1], growth.skilled) }
}

/** A number from 0 to 99 that is always the same for the same words. */
function spread(words: string): number {
  let sum = 7
  for (const sign of words) sum = (sum * 31 + sign.charCodeAt(0)) % 9973
  return sum % 100
}

const answer = (indicator: string, value: number): FigureAnswer => ({
  indicator,
  value,
  qualifier: '',
  scope: '',
  asOf: null,
  method: 'business',
})

const baseOf = (indicator: string, unit: string) => Math.round((bases[indicator] ?? 100) * (1 + spread(unit) / 200))

function partOf(item: Item, base: number, words: string): number {
  const chance = spread(words)
  if (item.kind === 'NEGATIVE') return Math.floor((base * (chance % 12)) / 100)
  const goal = Number(item.target ?? item.bands[0]?.from ?? 100) / 100
  // Most reach their goal or nearly; some stay a fifth behind.
  return Math.min(base, Math.round(base * goal * (0.8 + chance / 330)))
}

/** Figures a unit of the demonstration has reported for a period; each only once, whatever asks for it. */
export function figuresFor(unit: string, period: string, items: readonly string[] | null): FigureAnswer[] {
  const found = new Map<string, number>()
  for (const item of itemsOf(standardSystem).filter(({ key }) => items === null || items.includes(key))) {
    const [part, whole] = indicatorsOf(item)
    if (!part) continue
    if (whole === undefined) found.set(part, 78 + (spread(`${unit}${period}${part}`) % 16))
    else {
      // Reports are so few in a year that a rate needs five of them: quarterly and special ones together.
      const base = whole === 'reform-reports-due' ? 6 : baseOf(whole, unit)
      found.set(whole, base)
      found.set(part, partOf(item, base, `${unit}${period}${part}`))
    }
  }
  const counted = found.has('reform-employed') ? peopleOf(unit, period) : undefined
  if (counted) found.set('reform-employed', counted.employed).set('reform-skilled', counted.skilled)
  return [...found].map(([indicator, value]) => answer(indicator, value))
}

/** Mark from 70 to 99 that a unit gives itself, or a reviewer gives it. */
export const markFor = (words: string): string => String(70 + (spread(words) % 30))
