import { sql } from 'kysely'
import type { SheetOf } from '#kernel/export/server'
import type { Db } from '#platform/db'
import { say } from '#platform/say'
import type { Cell, Sheet } from '#platform/sheet'
import type { UnitKind, UnitRow } from '../contracts-rows.ts'
import { unitKinds } from '../kinds.ts'
import { unitColumns } from '../sheet.ts'
import { pathsAt, standing } from './at.ts'
import { unitsWithin } from './get.ts'

interface Exported {
  id: number
  name: string
  shortName: string | null
  aliases: string[]
  kind: UnitKind
  regionId: number
  industrialParentId: number | null
  uscc: string | null
  validFrom: string
}

/** The units of a day as a sheet that can be imported again: all, or one and all below it, in the order of the tree. */
export async function exportUnits(db: Db, on: string, within?: number): Promise<Sheet> {
  const only = within === undefined ? sql`true` : sql`u.id in (${unitsWithin(db, within)})`
  const { rows } = await sql<Exported>`
    select s.id, s.name, s.short_name, u.aliases, s.kind, s.region_id, s.industrial_parent_id, u.uscc, u.valid_from
    from ${standing(on)} s join unit u on u.id = s.id where ${only} order by u.no`.execute(db)
  const ids = rows.map((row) => row.id)
  const paths = await pathsAt(db, on, ids)
  const industrialIds = [...new Set(rows.flatMap((row) => row.industrialParentId ?? []))]
  const above = await pathsAt(db, on, industrialIds)
  const names = new Map(
    (
      await sql<{ id: number; name: string }>`
    select id, name from ${standing(on)} s where id = any(${industrialIds}::int[])`.execute(db)
    ).rows.map((row) => [row.id, row.name]),
  )
  const industrial = (id: number | null) =>
    id === null ? '' : [...(above.get(id) ?? []), names.get(id) ?? ''].join('/')
  return {
    name: '单位',
    columns: unitColumns,
    rows: rows.map((row): Cell[] => [
      row.name,
      row.shortName,
      row.aliases.join('、'),
      unitKinds[row.kind].zh,
      String(row.regionId),
      (paths.get(row.id) ?? []).join('/'),
      industrial(row.industrialParentId),
      row.uscc,
      row.validFrom,
    ]),
  }
}

/** Units as lists show them; the sheet above is the one that can be imported again. */
export const unitSheet: SheetOf<UnitRow> = {
  name: say('单位名录', 'Units'),
  columns: [
    { label: say('单位', 'Unit'), value: (row) => row.name, width: 32 },
    { label: say('简称', 'Short name'), value: (row) => row.shortName },
    { label: say('类型', 'Kind'), value: (row) => row.kindLabel },
    { label: say('上级', 'Above'), value: (row) => row.path.join(' / '), width: 48 },
    { label: say('行政区划代码', 'Region'), value: (row) => String(row.regionId) },
    { label: say('下级单位数', 'Below'), value: (row) => row.children, kind: 'number', width: 10 },
    { label: say('统一社会信用代码', 'Credit code'), value: (row) => row.uscc, width: 22 },
    { label: say('设立日期', 'Since'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('撤销日期', 'Ended'), value: (row) => row.validTo, kind: 'date' },
  ],
}

/** An empty sheet of units, to be filled in and imported. */
export const unitTemplate = (): Sheet => ({ name: '单位', columns: unitColumns, rows: [] })
