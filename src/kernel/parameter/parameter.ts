import { isDate } from '#kernel/calendar'
import { Refused } from '#platform/errors'
import type { Say } from '#platform/say'
import { join, say } from '#platform/say'

/** What a parameter can hold: a number with its unit, a word, or yes and no. */
export type ParameterValue = number | string | boolean

/**
 * How sure a value is: S read in a source, L taken over from another province's rule, G general knowledge to be
 * checked, D a default of the product to be shown to the customer.
 */
export type Confidence = 'S' | 'L' | 'G' | 'D'

/** A number that a document sets: from when, for which region, by which source. */
export interface ParameterSeed<K extends string = string> {
  key: K
  label: Say
  value: ParameterValue
  unit: Say
  /** Six-digit code of a county, prefecture or province, 630102; null is everywhere. */
  region: number | null
  /** First day it holds, and the first day it does not; null is until further notice. */
  validFrom: string
  validTo: string | null
  source: Say
  confidence: Confidence
}

/** A value in force, with where it comes from: what a case keeps and a page shows. */
export interface ParameterInForce {
  value: ParameterValue
  unit: Say
  source: Say
  validFrom: string
  region: number | null
}

/** The regions whose values hold in a region, the nearest first: 630102 → 630102, 630100, 630000, everywhere. */
export function regionChain(region: number | null): (number | null)[] {
  if (region === null) return [null]
  const prefecture = Math.floor(region / 100) * 100
  const province = Math.floor(region / 10_000) * 10_000
  return [...new Set([region, prefecture, province]), null]
}

/** Whether a row holds on a day: its first day is in, `validTo` is the first day out. */
export const holdsOn = (row: Pick<ParameterSeed, 'validFrom' | 'validTo'>, date: string): boolean =>
  row.validFrom <= date && (row.validTo === null || date < row.validTo)

/** The row of a key that holds in a region on a day: the nearest region wins, then the latest start. May be empty. */
export function findParameter<Row extends ParameterSeed>(
  rows: readonly Row[],
  key: string,
  region: number | null,
  date: string,
): Row | undefined {
  const holding = rows.filter((row) => row.key === key && holdsOn(row, date))
  for (const code of regionChain(region)) {
    const [latest] = holding
      .filter((row) => row.region === code)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0))
    if (latest) return latest
  }
  return undefined
}

/** The refusal of whatever needs parameters that have no value in force. */
export const parameterMissing = (keys: readonly string[], region: number | null, date: string): Refused => {
  const list = keys.join('、')
  const place = region === null ? say('全国', 'everywhere') : say(`地区${region}`, `region ${region}`)
  const message = join(
    say(`参数“${list}”在`, `No value in force for ${keys.join(', ')}, `),
    place,
    say(`于${date}没有生效的值，请先在参数表中录入`, `, on ${date}; enter one in the table of parameters first`),
  )
  return new Refused([{ rule: 'parameter-missing', message, source: say('参数表', 'Table of parameters') }])
}

/**
 * The row that holds, as `findParameter`.
 * @throws Refused, naming key, region and day, when there is none.
 */
export function chooseParameter<Row extends ParameterSeed>(
  rows: readonly Row[],
  key: string,
  region: number | null,
  date: string,
): Row {
  const row = findParameter(rows, key, region, date)
  if (!row) throw parameterMissing([key], region, date)
  return row
}

/** What is wrong with a seed, or nothing. */
function faultOf(seed: ParameterSeed): string | null {
  if (!/^[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+$/i.test(seed.key)) return 'the key is not like domain.what.unit'
  if (!isDate(seed.validFrom)) return 'validFrom is not a day'
  if (seed.validTo !== null && !(isDate(seed.validTo) && seed.validTo > seed.validFrom))
    return 'validTo is not a later day'
  if (seed.region !== null && !(seed.region >= 100_000 && seed.region <= 999_999)) return 'the region is no code'
  if (typeof seed.value === 'number' && !Number.isFinite(seed.value)) return 'the value is not finite'
  return null
}

/**
 * The parameters a room needs, checked when the program starts: keys, days, and no two values at one time.
 * The keys are typed, so that a misspelt key does not compile.
 * @throws Error naming the key that is wrong.
 */
export function defineParameters<const K extends string>(
  seeds: readonly ParameterSeed<K>[],
): readonly ParameterSeed<K>[] {
  for (const [i, seed] of seeds.entries()) {
    const fault = faultOf(seed)
    if (fault) throw new Error(`parameter ${seed.key}: ${fault}`)
    const clash = seeds.slice(0, i).find((other) => {
      const begins = other.validTo === null || seed.validFrom < other.validTo
      const ends = seed.validTo === null || other.validFrom < seed.validTo
      return other.key === seed.key && other.region === seed.region && begins && ends
    })
    if (clash) throw new Error(`parameter ${seed.key}: two values from ${seed.validFrom}`)
  }
  return seeds
}
