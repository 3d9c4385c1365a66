import type { Dimension, IndicatorDefinition } from '#kernel/indicator'
import { listIndicators } from '#kernel/indicator/server'
import { basesOf, type Model } from '#kernel/tally'
import type { Db } from '#platform/db'
import type { FormulaRow } from '../model/index.ts'
import { productFormulas } from './catalogue.ts'
import { type Formula, modelOf, sayFormula } from './definitions.ts'
import { listOwnFormulas } from './store.ts'

/** Everything that can be asked for: what units report, and what is reckoned from it. */
export interface Catalogue {
  things: ReadonlyMap<string, IndicatorDefinition>
  formulas: readonly Formula[]
  model: Model
}

/** Indicators and formulas as they are now; a product's formula whose indicators are not all there is left out. */
export async function openCatalogue(db: Db): Promise<Catalogue> {
  const all = await listIndicators(db)
  const things = new Map(all.map((one) => [one.name, one]))
  const own = await listOwnFormulas(db)
  const product = productFormulas.filter(
    ({ indicator, formula }) => things.has(indicator) && namesKnown(formula, things),
  )
  const formulas = [...product, ...own]
  return { things, formulas, model: modelOf(all, formulas) }
}

const namesKnown = (formula: string, things: ReadonlyMap<string, unknown>): boolean =>
  [...formula.matchAll(/\{([^{}]+)\}/g)].every(([, name = '']) => things.has(name))

/** Indicators whose sums an indicator needs: those its formula rests on, and its own for what units said themselves. */
export const neededFor = ({ model }: Catalogue, indicator: string): string[] =>
  model.order.includes(indicator) ? [...new Set([...basesOf(model, indicator), indicator])] : [indicator]

/** What an indicator can be broken down by: a formula by what any of its terms can. */
export function dimensionsOf({ things, model }: Catalogue, indicator: string): Dimension[] {
  if (!model.order.includes(indicator)) return []
  const all = basesOf(model, indicator).flatMap((base) => things.get(base)?.dimensions ?? [])
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i)
}

/** Formulas as a list shows them. */
export function formulaRows({ things, formulas }: Catalogue): FormulaRow[] {
  const labels = new Map([...things].map(([name, { label }]) => [name, label]))
  return formulas.flatMap(({ indicator, formula, least, source }) => {
    const thing = things.get(indicator)
    if (!thing) return []
    const { label, measure } = thing
    return [{ indicator, label, measure, words: sayFormula(formula, labels), least, source }]
  })
}
