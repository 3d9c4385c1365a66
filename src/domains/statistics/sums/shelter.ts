import { lastDayOf, parsePeriod } from '#kernel/calendar'
import { branchesOf, cubeOf, keyOfCell, shelter, type Tree } from '#kernel/disclosure'
import type { Dimension } from '#kernel/indicator'
import type { KeptSum, Thing, UnitLine } from './store.ts'

/** Cells that a table is searched through for; units deeper in the tree are then not shown by category. */
const mostCells = 60_000

const restKey = 'rest'

interface Given {
  /** Those that tell people apart. */
  dimensions: readonly Dimension[]
  /** The unit above each, as the tree stood. */
  parentOf: ReadonlyMap<number, number | null>
  threshold: number
}

/** The dimension that a sum is broken down by; empty for a total. */
export const dimensionIn = ({ categories }: Pick<KeptSum, 'categories'>): string => categories.split('=')[0] ?? ''

/** The parent of each unit in a tree at the end of a period, or when it ended. */
export function parentsIn(
  units: readonly UnitLine[],
  { tree, period }: Pick<Thing, 'tree' | 'period'>,
): Map<number, number | null> {
  const day = lastDayOf(parsePeriod(period))
  const found = new Map<number, number | null>()
  for (const { unitId, validFrom, parentId, industrialParentId } of units)
    if (validFrom <= day || !found.has(unitId)) found.set(unitId, tree === 'industrial' ? industrialParentId : parentId)
  return found
}

/** A unit with its people by category, in the order of the dimension, those of no known category last. */
interface Node {
  unitId: number
  parent: Node | null
  children: Node[]
  depth: number
  counts: number[]
}

const sumOf = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

function nodesOf(
  sums: readonly KeptSum[],
  { name, categories }: Dimension,
  parentOf: Given['parentOf'],
): Node[] | null {
  const totals = new Map(sums.filter((one) => one.categories === '').map((one) => [one.unitId, Number(one.value ?? 0)]))
  const nodes = new Map<number, Node>()
  for (const one of sums) {
    if (dimensionIn(one) !== name) continue
    const place = categories.findIndex(({ value }) => one.categories === `${name}=${value}`)
    const empty = { unitId: one.unitId, parent: null, children: [], depth: 0, counts: [...categories.map(() => 0), 0] }
    const node = nodes.get(one.unitId) ?? empty
    node.counts[place] = Number(one.value ?? 0)
    nodes.set(one.unitId, node)
  }
  for (const node of nodes.values()) {
    if (!node.counts.every((count) => Number.isInteger(count) && count >= 0)) return null
    node.counts[categories.length] = Math.max(0, Math.floor((totals.get(node.unitId) ?? 0) - sumOf(node.counts)))
    let above = parentOf.get(node.unitId) ?? null
    while (above !== null && !nodes.has(above)) above = parentOf.get(above) ?? null
    node.parent = above === null ? null : (nodes.get(above) ?? null)
    node.parent?.children.push(node)
  }
  for (const node of nodes.values()) for (let up = node.parent; up; up = up.parent) node.depth++
  return [...nodes.values()].sort((a, b) => a.depth - b.depth || a.unitId - b.unitId)
}

/** What is left of a unit's people beside those of some units below it. */
const restOf = (node: Node, kept: readonly Node[]): number[] =>
  node.counts.map((count, i) => count - sumOf(kept.map((child) => child.counts[i] ?? 0)))

/**
 * The units right below that may be shown by category: none with few people, and none where what is left over would be few
 * people. Where those below say more than the unit itself, nothing is shown of them: the figures must be put right first.
 */
function shownBelow(node: Node, threshold: number): Node[] {
  const isFew = (n: number) => n > 0 && n < threshold
  const kept = node.children
    .filter(({ counts }) => !isFew(sumOf(counts)))
    .sort((a, b) => sumOf(b.counts) - sumOf(a.counts))
  while (kept.length > 0 && isFew(sumOf(restOf(node, kept)))) kept.pop()
  return restOf(node, kept).some((count) => count < 0) ? [] : kept
}

/** A tree of units with what is left over at each, and the people of its leaves. */
function treeOf(tops: readonly Node[], threshold: number, depth: number) {
  const nodes: { key: string; parent: number; counts: readonly number[] }[] = [{ key: 'all', parent: -1, counts: [] }]
  const add = (node: Node, parent: number) => {
    const place = nodes.push({ key: String(node.unitId), parent, counts: node.counts }) - 1
    const kept = node.depth < depth ? shownBelow(node, threshold) : []
    for (const child of kept) add(child, place)
    const rest = restOf(node, kept)
    if (kept.length > 0 && sumOf(rest) > 0) nodes.push({ key: `${restKey}${node.unitId}`, parent: place, counts: rest })
  }
  for (const top of tops) if (sumOf(top.counts) >= threshold) add(top, 0)
  return nodes
}

/** Which cells may be shown down to a depth, as `unit category`; null where nothing protects the small ones among them. */
function openCells(all: readonly Node[], dimension: Dimension, threshold: number, depth: number): Set<string> | null {
  const units = treeOf(
    all.filter(({ parent }) => parent === null),
    threshold,
    depth,
  )
  if (units.length === 1) return new Set()
  const values = [...dimension.categories.map(({ value }) => value), restKey]
  if (units.length * values.length > mostCells) return null
  const trees: Tree[] = [
    { name: 'category', nodes: [{ key: 'all', parent: -1 }, ...values.map((key) => ({ key, parent: 0 }))] },
    { name: 'unit', nodes: units },
  ]
  const [category, unit] = trees.map(branchesOf)
  if (!category || !unit) return null
  const at = unit.leaves.map((leaf) => units[leaf]?.counts ?? [])
  const both = cubeOf(
    [category, unit],
    values.flatMap((_, i) => at.map((counts) => counts[i] ?? 0)),
  )
  const alone = cubeOf([unit], at.map(sumOf))
  const over = { unit: units.slice(1).map(({ key }) => key) }
  const found = shelter(
    { ...over, category: values },
    {
      threshold,
      cubeOver: (names) => (names.includes('category') ? both : alone),
      // Totals stand beside the categories and are never hidden.
      out: [{ over, hidden: [] }],
    },
  )
  if (!found || !both) return null
  const hidden = new Set(found.hidden)
  const names = ['category', 'unit']
  return new Set(
    units
      .slice(1)
      .flatMap(({ key }, u) =>
        values.flatMap((value, c) => (hidden.has(keyOfCell(names, both, [c + 1, u + 1])) ? [] : [`${key} ${value}`])),
      ),
  )
}

/** Marks what may not be shown of sums by category. Source: 《统计法》第二十八条. */
export function shelterSums(sums: readonly KeptSum[], { dimensions, parentOf, threshold }: Given): KeptSum[] {
  const open = new Map<string, Set<string>>()
  for (const dimension of dimensions) {
    const nodes = nodesOf(sums, dimension, parentOf)
    const deepest = Math.max(-1, ...(nodes ?? []).map(({ depth }) => depth))
    let found: Set<string> | null = null
    for (let depth = deepest; depth >= 0 && !found; depth--) found = openCells(nodes ?? [], dimension, threshold, depth)
    open.set(dimension.name, found ?? new Set())
  }
  return sums.map((one) => {
    const name = dimensionIn(one)
    const shown = open.get(name)
    return shown ? { ...one, isHidden: !shown.has(`${one.unitId} ${one.categories.slice(name.length + 1)}`) } : one
  })
}
