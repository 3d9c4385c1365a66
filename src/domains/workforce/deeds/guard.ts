import { type Branches, branchesOf, type Cube, cubeOf, type Shown, shelter, type Tree } from '#kernel/disclosure'
import type { Ctx } from '#kernel/domain/server'
import { Refused, Stale } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { categoriesOf, dimensions, findDimension } from '../model/index.ts'
import { expandedFor, type FrozenUnit, regionNodes, regionTree } from '../rules/regions.ts'
import { type Plan, treeOf } from '../rules/view.ts'
import { addPublished, holdPublished, listPublished } from '../store/published.ts'
import type { People } from './load.ts'
import { count, countingOf, everybody, type Side } from './sides.ts'

/** Most people-less cells a protected table is looked through for; finer tables are for internal use. */
const mostLeafCells = 2_000_000

/** Categories of a tree that a dimension shows: those of the coarser dimensions of the same tree, too. */
function nodesShown(people: People, name: string): string[] {
  const dimension = findDimension(name)
  if (!dimension) return []
  const { asOf, bands } = people.snapshot
  const keys = categoriesOf(dimension, asOf, bands).map(({ key }) => key)
  if (name !== 'grade') return keys
  return [...new Set([...nodesShown(people, 'skill'), ...keys])]
}

/** All that a view shows, and all that could be reckoned from it and the totals: with a filter, the other categories, too. */
export function overOf(people: People, base: FrozenUnit, plan: Plan): Shown['over'] {
  const { dims, filters, measure } = plan
  const names = [...dims, ...filters.map(({ name }) => name)]
  if (measure === 'skilled' || measure === 'high') names.push('skill')
  const depth = dims.includes('county') ? 2 : dims.includes('region') ? 1 : 0
  const over: Record<string, string[]> = {}
  const isTop = base.id === people.units.top?.id
  if (depth > 0 || !isTop) over.region = regionNodes(people.units, expandedFor(people.units, base.id, depth))
  for (const name of names) if (findDimension(name)) over[treeOf(name)] = nodesShown(people, name)
  return over
}

/** The tree of a dimension that is no region, with the bytes of each leaf. */
function flatTree(people: People, name: string): { tree: Tree; bytes: ReadonlyMap<string, readonly number[]> } {
  const { asOf, bands } = people.snapshot
  const finest = dimensions.filter(({ tree }) => tree === name).at(-1)
  const categories = finest ? categoriesOf(finest, asOf, bands) : []
  const groups = dimensions
    .filter(({ tree }) => tree === name)
    .slice(0, -1)
    .flatMap((one) => categoriesOf(one, asOf, bands))
    .filter(({ key }) => !categories.some((category) => category.key === key))
  const nodes = [{ key: 'all', parent: -1 }, ...groups.map(({ key }) => ({ key, parent: 0 }))]
  for (const { key, bytes } of categories)
    nodes.push({ key, parent: 1 + groups.findIndex((group) => bytes.every((byte) => group.bytes.includes(byte))) })
  return { tree: { name, nodes }, bytes: new Map(categories.map(({ key, bytes }) => [key, bytes])) }
}

/** Counts over trees for the protection, each made once. */
function counter(people: People, expanded: ReadonlySet<number>): (names: readonly string[]) => Cube | null {
  const trees = new Map<string, { branches: Branches; side: Side }>()
  const treeSide = (name: string) => {
    const known = trees.get(name)
    if (known) return known
    const flat = name === 'region' ? null : flatTree(people, name)
    const branches = branchesOf(flat?.tree ?? regionTree(people.units, expanded))
    const keys = branches.leaves.map((leaf) => branches.tree.nodes[leaf]?.key ?? '')
    const heads = keys.map((key) => ({ key, label: say(key, key), unitId: null, regionId: null }))
    const bytes = flat ? keys.map((key) => flat.bytes.get(key) ?? []) : null
    const column = dimensions.find((one) => one.tree === name)?.name ?? name
    const made = { branches, side: { name: column, tree: name, heads, bytes } }
    trees.set(name, made)
    return made
  }
  const cubes = new Map<string, Cube | null>()
  return (names) => {
    const key = names.join()
    const known = cubes.get(key)
    if (known !== undefined) return known
    const sides = names.map(treeSide)
    const size = sides.reduce((all, { side }) => all * side.heads.length, 1)
    const counted = () =>
      count(
        countingOf(
          people,
          everybody,
          sides.map(({ side }) => side),
          [],
        ),
      )
    const cube =
      size > mostLeafCells
        ? null
        : cubeOf(
            sides.map(({ branches }) => branches),
            counted(),
          )
    cubes.set(key, cube)
    return cube
  }
}

const isPartOf = (over: Shown['over'], whole: Shown['over']): boolean =>
  Object.entries(over).every(([tree, keys]) => keys.every((key) => whole[tree]?.includes(key)))

const expandedIn = (over: Shown['over']): number[] =>
  (over.region ?? []).filter((key) => key.startsWith('o')).map((key) => Number(key.slice(1)))

/**
 * Which cells a view may not show. Whatever is shown is remembered with its snapshot; a table that is part of one shown before
 * shows what that did. @throws Refused when nothing protects it beside what was shown;
 * Stale for a snapshot that was made anew meanwhile.
 */
export async function guard(ctx: Ctx, people: People, over: Shown['over']): Promise<(key: string) => boolean> {
  const { id: snapshotId, least } = people.snapshot
  const find = (all: readonly Shown[]) => all.find((one) => isPartOf(over, one.over))
  let table = find(await listPublished(ctx.db, snapshotId))
  if (!table) {
    if (!(await holdPublished(ctx.db, snapshotId))) throw new Stale()
    const earlier = await listPublished(ctx.db, snapshotId)
    table = find(earlier) ?? (await protectNew(ctx, people, over, earlier, least))
  }
  const hidden = new Set(table.hidden)
  return (key) => hidden.has(key)
}

async function protectNew(ctx: Ctx, people: People, over: Shown['over'], earlier: readonly Shown[], least: number) {
  const expanded = new Set([over, ...earlier.map((one) => one.over)].flatMap(expandedIn))
  const cubeOver = counter(people, expanded)
  const found = shelter(over, { cubeOver, threshold: least, out: earlier })
  if (!found) throw new Refused([tooFine(least, sayPublished(earlier))])
  const at = ctx.now.toISOString()
  await addPublished(ctx.db, { snapshotId: people.snapshot.id, table: found, threshold: least, at })
  return found
}

/** Which tables of the day are out already and may be asked for at any time, the latest first. */
function sayPublished(earlier: readonly Shown[]): Say {
  const nameOf = (tree: string) =>
    tree === 'region'
      ? say('地区', 'region')
      : (dimensions.filter((one) => one.tree === tree).at(-1)?.label ?? say(tree, tree))
  const tables = [...earlier].reverse().map(({ over }) => Object.keys(over).sort().map(nameOf))
  const inWords = (lang: 'zh' | 'en') => [
    ...new Set(
      tables.map((names) =>
        names.length === 0 ? say('总数', 'the total')[lang] : names.map((one) => one[lang]).join('×'),
      ),
    ),
  ]
  if (tables.length === 0) return say('', '')
  return say(
    `同一时点已公布、可随时再看的表：${inWords('zh').slice(0, mostTold).join('；')}。`,
    ` Tables of this day that are out already and can be had: ${inWords('en').slice(0, mostTold).join('; ')}.`,
  )
}

/** Tables told of in a refusal. */
const mostTold = 8

const tooFine = (least: number, published: Say) => ({
  rule: 'workforce-too-fine',
  message: say(
    `这张表分得太细：与已公布的表对照，无法保证少于 ${least} 人的单元格不被推算出来。请减少分组或筛选，或选用更粗的类别（如用“技能层次”代替“技能等级”、上一级地区代替下一级）；有权查看职工档案的人员可改看“内部使用”表。${published.zh}`,
    `This table is too fine: beside the tables already shown, cells of fewer than ${least} people could be reckoned from it. Take fewer or coarser categories; whoever may read the files can see the internal table.${published.en}`,
  ),
  source: say('《中华人民共和国统计法》第二十八条', 'Statistics Law art. 28'),
})
