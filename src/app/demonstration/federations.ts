import { type Region, regions } from '#kernel/org'
import type { DemonstrationUnit } from './unit.ts'

/** Key of the federation of a division: `630121`; the province's own is `province`. */
export const federationOf = (code: number): string => (code === 630000 ? 'province' : String(code))

const above = (code: number): number => (code % 100 === 0 ? 630000 : Math.floor(code / 100) * 100)

function federation({ code, name, short, level }: Region): DemonstrationUnit {
  const called = `${level === 'province' ? '省' : short}总工会`
  return {
    key: federationOf(code),
    ...(level === 'province' ? {} : { parent: federationOf(above(code)) }),
    name: `${name.zh}总工会`,
    shortName: called === `${name.zh}总工会` ? null : called,
    aliases: level === 'province' ? ['省总'] : [],
    kind: 'federation',
    regionId: code,
    uscc: null,
  }
}

/** The provincial federation, the 8 of the cities and prefectures, and the 45 of county level. */
export const federations: readonly DemonstrationUnit[] = regions.map(federation)
