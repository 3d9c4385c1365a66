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
  return [...found].map(([indicator, value]) => answer(indicator, value))
}

/** Mark from 70 to 99 that a unit gives itself, or a reviewer gives it. */
export const markFor = (words: string): string => String(70 + (spread(words) % 30))
