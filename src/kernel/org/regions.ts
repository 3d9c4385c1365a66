import { type Say, say } from '#platform/say'
import { regionNames } from './region-names.ts'

export type RegionLevel = 'province' | 'prefecture' | 'county'

/** An administrative division: its GB/T 2260 code and names. `short` is what people call it: 大通县, 海北州. */
export interface Region {
  code: number
  name: Say
  short: string
  level: RegionLevel
}

/** Which level a code belongs to by its zeros: two digits for a province, four for a prefecture, six for a county. */
export function levelOf(code: number): RegionLevel {
  if (code % 10_000 === 0) return 'province'
  return code % 100 === 0 ? 'prefecture' : 'county'
}

/** All divisions the product knows, in the order of their codes. */
export const regions: readonly Region[] = regionNames.map(([code, zh, en, short]) => ({
  code,
  name: say(zh, en),
  short: short ?? zh,
  level: levelOf(code),
}))

const byCode = new Map(regions.map((region) => [region.code, region]))

/** Whether the code stands in the table. Codes that were abolished do not. */
export const isKnownRegion = (code: number): boolean => byCode.has(code)

/** The division with this code, if the table has it. */
export const findRegion = (code: number): Region | undefined => byCode.get(code)

/** What the division with this code is called, if the table has it. */
export const nameRegion = (code: number): Say | undefined => byCode.get(code)?.name

/**
 * The codes a code lies in, itself first: county, prefecture, province.
 * @throws RangeError when it is not a code of six digits.
 */
export function regionsOf(code: number): number[] {
  if (!Number.isInteger(code) || code < 100_000 || code > 999_999) throw new RangeError(`not a region code: ${code}`)
  const prefecture = Math.floor(code / 100) * 100
  const province = Math.floor(code / 10_000) * 10_000
  return [...new Set([code, prefecture, province])]
}

/** Whether a division lies in another or is it. */
export const isWithinRegion = (code: number, outer: number): boolean => regionsOf(code).includes(outer)
