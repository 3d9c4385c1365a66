import { say } from '#platform/say'
import { faultAt, refuseFaults, type Where } from '../fault.ts'
import type { TreeName, UnitRow } from '../formats/unit.ts'
import { type Day, dayOf } from '../span.ts'

/** How a unit stood from one day to another; parents are places in the list of units, -1 for none. */
export interface Version {
  from: Day
  to: Day
  kind: string | null
  parents: Readonly<Record<TreeName, number>>
}

/** A unit with all it has been. */
export interface UnitHistory {
  id: string
  name: string | null
  versions: Version[]
  /** First day of its life, and the first day after. */
  from: Day
  to: Day
  /** The unit that goes on, -1 for none. */
  heir: number
  isSplit: boolean
}

/** All units, each at its place, and which of them stand in a tree at all. */
export interface Units {
  list: readonly UnitHistory[]
  place: ReadonlyMap<string, number>
  inTree: Readonly<Record<TreeName, Uint8Array>>
}

const always = { from: -4_000_000, to: 4_000_000 }

interface Written {
  row: UnitRow
  where: Where
}

/** @throws Invalid for rows that contradict each other, or name units that are not there. */
export function readHistory(rows: readonly Written[]): Units {
  const groups = new Map<string, Written[]>()
  for (const one of rows) {
    const group = groups.get(one.row.id)
    if (group) group.push(one)
    else groups.set(one.row.id, [one])
  }
  const place = new Map([...groups.keys()].map((id, i) => [id, i]))
  refuseFaults(rows.flatMap((one) => strangersOf(one, place)))
  const list = [...groups.values()].map((group) => historyOf(group, place))
  refuseFaults([...groups.values()].flatMap(clashesOf))
  assertHeirs(list, groups)
  return {
    list,
    place,
    inTree: { territorial: standing(list, 'territorial'), industrial: standing(list, 'industrial') },
  }
}

function strangersOf({ row, where }: Written, place: ReadonlyMap<string, number>) {
  const named = {
    territorialParent: row.territorialParent,
    industrialParent: row.industrialParent,
    mergedInto: row.mergedInto,
  }
  const missing = [...Object.entries(named), ...row.splitInto.map((id) => ['splitInto', id] as const)].filter(
    ([, id]) => id !== null && !place.has(id),
  )
  const self = Object.entries(named).filter(([, id]) => id === row.id)
  const dates = row.from !== null && row.to !== null && row.from >= row.to
  const ends = row.mergedInto !== null && row.to === null
  return [
    ...missing.map(([path, id]) =>
      faultAt(where, path, 'units.known', say(`没有编号为“${id}”的单位`, `there is no unit "${id}"`)),
    ),
    ...self.map(([path]) =>
      faultAt(where, path, 'units.not-itself', say('不能是它自己', 'must not be the unit itself')),
    ),
    ...(dates ? [faultAt(where, 'to', 'units.dates', say('应晚于 from', 'must be later than from'))] : []),
    ...(ends
      ? [
          faultAt(
            where,
            'to',
            'units.merged-on',
            say('并入其他单位的，须写明 to（并入之日）', 'a merged unit needs the day of the merger in to'),
          ),
        ]
      : []),
  ]
}

function versionOf(row: UnitRow, place: ReadonlyMap<string, number>): Version {
  const at = (id: string | null) => (id === null ? -1 : (place.get(id) ?? -1))
  return {
    from: row.from === null ? always.from : dayOf(row.from),
    to: row.to === null ? always.to : dayOf(row.to),
    kind: row.kind,
    parents: { territorial: at(row.territorialParent), industrial: at(row.industrialParent) },
  }
}

function historyOf(group: readonly Written[], place: ReadonlyMap<string, number>): UnitHistory {
  const versions = group.map(({ row }) => versionOf(row, place)).sort((a, b) => a.from - b.from)
  const heir = group.find(({ row }) => row.mergedInto !== null)?.row.mergedInto
  const [first] = group
  return {
    id: first?.row.id ?? '',
    name: group.find(({ row }) => row.name !== null)?.row.name ?? null,
    versions,
    from: versions[0]?.from ?? always.from,
    to: versions.at(-1)?.to ?? always.to,
    heir: heir === null || heir === undefined ? -1 : (place.get(heir) ?? -1),
    isSplit: group.some(({ row }) => row.splitInto.length > 0),
  }
}

/** Rows of one unit must follow each other; only the last may end in another unit. */
function clashesOf(group: readonly Written[]) {
  const sorted = [...group].sort((a, b) => (a.row.from ?? '').localeCompare(b.row.from ?? ''))
  return sorted.flatMap((one, i) => {
    const next = sorted[i + 1]
    if (!next) return []
    const overlaps = one.row.to === null || next.row.from === null || next.row.from < one.row.to
    const message = say(
      `单位“${one.row.id}”的两行起止日期重叠（另见第 ${one.where.row} 行）`,
      `two rows of unit "${one.row.id}" hold on the same day (see row ${one.where.row})`,
    )
    if (overlaps) return [faultAt(next.where, 'from', 'units.one-row-a-day', message)]
    if (one.row.mergedInto === null) return []
    const early = say('只有最后一行可以写 mergedInto', 'only the last row of a unit may say mergedInto')
    return [faultAt(one.where, 'mergedInto', 'units.merged-last', early)]
  })
}

/** Units must not go on in each other for ever. */
function assertHeirs(list: readonly UnitHistory[], groups: ReadonlyMap<string, Written[]>): void {
  for (const unit of list) {
    let [at, steps] = [unit.heir, 0]
    while (at >= 0 && steps <= list.length) [at, steps] = [list[at]?.heir ?? -1, steps + 1]
    if (at < 0) continue
    const where = groups.get(unit.id)?.[0]?.where ?? { file: '' }
    refuseFaults([
      faultAt(where, 'mergedInto', 'units.merged-in-a-circle', say('合并关系成环', 'units merge in a circle')),
    ])
  }
}

function standing(list: readonly UnitHistory[], tree: TreeName): Uint8Array {
  const found = new Uint8Array(list.length)
  for (const [i, unit] of list.entries())
    for (const { parents } of unit.versions) {
      if (parents[tree] < 0) continue
      found[i] = 1
      found[parents[tree]] = 1
    }
  return found
}

/** The version that holds on a day; before the first the first, after the last the last. */
export function versionAt({ versions }: UnitHistory, day: Day): Version {
  let found = versions[0]
  for (const version of versions) if (version.from <= day) found = version
  if (!found) throw new RangeError('a unit without a version')
  return found
}

/** Whether a unit existed on a day: a gap between two rows is a time without it. */
export const existsOn = (unit: UnitHistory, day: Day): boolean =>
  unit.versions.some((version) => version.from <= day && day < version.to)

/** The last day of a unit's existence in a stretch of days; null when it did not exist in it. */
export function lastDayIn(unit: UnitHistory, from: Day, to: Day): Day | null {
  for (let i = unit.versions.length - 1; i >= 0; i--) {
    const version = unit.versions[i]
    if (version && version.from < to && version.to > from) return Math.min(version.to, to) - 1
  }
  return null
}
