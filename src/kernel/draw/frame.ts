/** Somebody or something that may be drawn: a person, a unit. */
export interface Member {
  /** By which it is known in the published list; no two have the same. */
  key: string
  /** The part of the list that it is drawn from. */
  stratum?: string
  /** The group that is drawn first, where drawing has two stages. */
  cluster?: string
  /** How much of its cluster it stands for; 1 when absent. */
  size?: number
}

/** How a sample is drawn. */
export type Design =
  | { method: 'simple'; take: number }
  /** By strata; without an allocation in proportion to their members. */
  | { method: 'stratified'; take: number; allocation?: Readonly<Record<string, number>> }
  /** Clusters with probability proportional to size, then `each` members of every cluster drawn. */
  | { method: 'two-stage'; clusters: number; each: number }

/** A member drawn, with the chance it had. */
export interface Chosen {
  place: number
  key: string
  stratum: string
  cluster: string
  /** Chance of being in the sample, above 0 and at most 1. */
  probability: number
  /** Its cluster was too large to be left to chance. */
  certain: boolean
  digest: string
}

/** A sample with everything it takes to draw it again. */
export interface Draw {
  /** Digest of the list, published before the seed. */
  frame: string
  seed: string
  design: Design
  chosen: Chosen[]
}

/** The list as it is published: a member a line, sorted; what a member does not have is left empty, and at the end left out. */
export function frameText(members: readonly Member[]): string {
  const line = ({ key, stratum = '', cluster = '', size = 1 }: Member) =>
    [key, stratum, cluster, size === 1 ? '' : String(size)].join('\t').replace(/\t+$/, '')
  return [...new Set(members.map(line))].sort().join('\n')
}

/** Members out of a published list. */
export const readFrame = (text: string): Member[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+$/, ''))
    .filter(Boolean)
    .map((line) => {
      const [key = '', stratum = '', cluster = '', size = ''] = line.split('\t').map((part) => part.trim())
      return { key, ...(stratum && { stratum }), ...(cluster && { cluster }), ...(size && { size: Number(size) }) }
    })
