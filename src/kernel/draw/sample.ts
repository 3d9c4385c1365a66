import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { allocate } from './allocate.ts'
import { drawClusters } from './clusters.ts'
import { type Chosen, type Design, type Draw, frameText, type Member } from './frame.ts'
import { digestOf, drawSample } from './rank.ts'

const wrong = (path: string, rule: string, zh: string, en: string) =>
  new Invalid([{ path, rule, message: say(zh, en) }])

type Picked = Omit<Chosen, 'place'>

function groups(members: readonly Member[], of: (one: Member) => string): Map<string, Member[]> {
  const found = new Map<string, Member[]>()
  for (const one of members) {
    const name = of(one)
    const group = found.get(name)
    if (group) group.push(one)
    else found.set(name, [one])
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const sizesOf = (of: ReadonlyMap<string, readonly Member[]>) =>
  new Map([...of].map(([name, all]) => [name, all.length]))

/** Some of a group, each with the same chance, times the chance the group had itself. */
function pick(seed: string, group: readonly Member[], take: number, chance = 1, certain = false): Picked[] {
  const byKey = new Map(group.map((one) => [one.key, one]))
  return drawSample(seed, [...byKey.keys()], take).map(({ name, digest }) => {
    const { stratum = '', cluster = '' } = byKey.get(name) ?? {}
    const probability = chance * Math.min(1, take / byKey.size)
    return { key: name, stratum, cluster, probability, certain, digest }
  })
}

/** Members by stratum, with how many are to be drawn of each. @throws Invalid for shares that cannot be. */
export function strataOf(members: readonly Member[], design: Design & { method: 'stratified' }) {
  const strata = groups(members, ({ stratum = '' }) => stratum)
  const given = design.allocation ? new Map(Object.entries(design.allocation)) : allocate(design.take, sizesOf(strata))
  for (const [name, take] of given) {
    const there = strata.get(name)?.length ?? 0
    if (!Number.isInteger(take) || take < 0 || take > there)
      throw wrong(
        'allocation',
        'allocation',
        `“${name}”层有 ${there} 个，不能抽 ${take} 个`,
        `"${name}" has ${there}; ${take} cannot be drawn`,
      )
  }
  const sum = [...given.values()].reduce((all, take) => all + take, 0)
  if (sum !== design.take)
    throw wrong(
      'allocation',
      'allocation-sum',
      `各层样本量合计 ${sum}，与总样本量 ${design.take} 不符`,
      `The strata add up to ${sum}, not ${design.take}`,
    )
  return [...strata].map(([name, group]) => ({ name, group, take: given.get(name) ?? 0 }))
}

/** Members by cluster, with the size of each. @throws Invalid where a member has none, or fewer are there than to be drawn. */
export function clustersOf(members: readonly Member[], { clusters: take }: Design & { method: 'two-stage' }) {
  const clusters = groups(members, ({ cluster = '' }) => cluster)
  if (clusters.has(''))
    throw wrong(
      'cluster',
      'no-cluster',
      '两阶段抽样的名单须逐个写明所在群',
      'Drawing in two stages needs the cluster of every member',
    )
  if (take > clusters.size)
    throw wrong('clusters', 'too-many', `名单只有 ${clusters.size} 个群`, `The list has only ${clusters.size} clusters`)
  const sizes = new Map([...clusters].map(([name, all]) => [name, all.reduce((sum, { size = 1 }) => sum + size, 0)]))
  return { clusters, sizes }
}

function pickByClusters(seed: string, members: readonly Member[], design: Design & { method: 'two-stage' }): Picked[] {
  const { clusters, sizes } = clustersOf(members, design)
  return drawClusters(seed, sizes, design.clusters).flatMap(({ name, probability, certain }) =>
    pick(seed, clusters.get(name) ?? [], design.each, probability, certain),
  )
}

/** @throws Invalid for a list or a design by which nothing can be drawn, whatever the seed. */
export function refuseBad(members: readonly Member[], design: Design): void {
  const counts = design.method === 'two-stage' ? [design.clusters, design.each] : [design.take]
  const keys = new Set<string>()
  for (const { key, size = 1 } of members) {
    if (keys.has(key)) throw wrong('frame', 'twice', `名单中“${key}”出现两次`, `"${key}" stands twice in the list`)
    if (!key || !Number.isFinite(size) || size <= 0)
      throw wrong('frame', 'size', `名单中“${key}”的规模不是正数`, `The size of "${key}" is no positive number`)
    keys.add(key)
  }
  if (counts.some((n) => !Number.isInteger(n) || n < 1))
    throw wrong('take', 'take', '抽取数量须为正整数', 'How many to draw must be a whole number above 0')
  if (design.method !== 'two-stage' && design.take > members.length)
    throw wrong('take', 'too-many', `名单只有 ${members.length} 个`, `The list has only ${members.length}`)
}

/**
 * Draws a sample that anybody can draw again from the published list, the seed and the design, with every member's chance of
 * being drawn. The order of the list does not matter.
 * @throws Invalid for a list, seed or design by which nothing can be drawn.
 */
export function draw(members: readonly Member[], seed: string, design: Design): Draw {
  if (!seed.trim()) throw wrong('seed', 'required', '请给出公开的随机数', 'Give the seed')
  refuseBad(members, design)
  const picked =
    design.method === 'simple'
      ? pick(seed, members, design.take)
      : design.method === 'stratified'
        ? strataOf(members, design).flatMap(({ group, take }) => pick(seed, group, take))
        : pickByClusters(seed, members, design)
  return {
    frame: digestOf(frameText(members)),
    seed,
    design,
    chosen: picked.map((one, i) => ({ place: i + 1, ...one })),
  }
}
