import { chancesOf } from './clusters.ts'
import type { Design, Member } from './frame.ts'
import { clustersOf, refuseBad, strataOf } from './sample.ts'

/** A part of the list, with what a design will take of it. */
export interface PlanLine {
  /** Stratum or cluster; empty where the list is drawn from as one. */
  name: string
  /** Members in the list. */
  size: number
  /** How many of them are drawn; of a cluster, if it is drawn. */
  take: number
  /** Chance that a member is drawn. */
  chance: number
  /** A cluster too large to be left to chance. */
  certain: boolean
}

/** What a draw will take, before there is a seed. `expected` is how many are drawn, on average where clusters differ in size. */
export interface Plan {
  size: number
  expected: number
  lines: PlanLine[]
}

function linesOf(members: readonly Member[], design: Design): PlanLine[] {
  if (design.method === 'simple')
    return [{ name: '', size: members.length, take: design.take, chance: design.take / members.length, certain: false }]
  if (design.method === 'stratified')
    return strataOf(members, design).map(({ name, group, take }) => {
      return { name, size: group.length, take, chance: take / group.length, certain: false }
    })
  const { clusters, sizes } = clustersOf(members, design)
  return chancesOf(sizes, design.clusters).map(({ name, probability, certain }) => {
    const size = clusters.get(name)?.length ?? 0
    const take = Math.min(design.each, size)
    return { name, size, take, chance: (probability * take) / size, certain }
  })
}

/**
 * What a design will take of a list. The seed changes who is drawn and nothing of this.
 * @throws Invalid for a list or design by which nothing can be drawn.
 */
export function planDraw(members: readonly Member[], design: Design): Plan {
  refuseBad(members, design)
  const lines = linesOf(members, design)
  return { size: members.length, expected: lines.reduce((sum, { size, chance }) => sum + size * chance, 0), lines }
}
