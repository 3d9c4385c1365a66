import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { isKnownRegion } from '../regions.ts'
import { usccFault } from '../uscc.ts'

/** A unit about to be written, as far as its own faults go. `row` is its row in a sheet. */
export interface Checked {
  name: string
  regionId: number
  uscc: string | null
  parentId: number | null
  row?: number
}

const gb2260 = say('GB/T 2260《中华人民共和国行政区划代码》', 'GB/T 2260')
const gb32100 = say('GB 32100-2015《法人和其他组织统一社会信用代码编码规则》', 'GB 32100-2015')

/** What is wrong with the division or the credit code. */
export function ownFaults(unit: Pick<Checked, 'regionId' | 'uscc' | 'row'>): Fault[] {
  const at = unit.row === undefined ? {} : { row: unit.row }
  const faults: Fault[] = []
  if (!isKnownRegion(unit.regionId)) {
    const message = say(
      `行政区划代码 ${unit.regionId} 不在代码表中`,
      `The region code ${unit.regionId} is not in the table`,
    )
    faults.push({ path: 'regionId', message, rule: 'org.region', source: gb2260, ...at })
  }
  const wrong = unit.uscc ? usccFault(unit.uscc) : null
  if (wrong) faults.push({ path: 'uscc', message: wrong, rule: 'org.uscc', source: gb32100, ...at })
  return faults
}

/**
 * Names that are taken under the same unit, and credit codes that another unit has, among units that exist and among
 * the new ones themselves. `except` are units that are about to end or to change.
 */
export async function takenFaults(db: Db, units: readonly Checked[], except: readonly number[] = []): Promise<Fault[]> {
  const usccs = units.flatMap((unit) => unit.uscc ?? [])
  const { rows } = await sql<{ id: number; name: string; parentId: number | null; uscc: string | null }>`
    select u.id, u.name, u.parent_id, u.uscc from unit u
    where u.valid_to is null and not u.id = any(${[...except]}::int[]) and (u.uscc = any(${usccs}::text[])
      or exists (select from unnest(${units.map((unit) => unit.name)}::text[], ${units.map((unit) => unit.parentId)}::int[])
        as n (name, parent) where n.name = u.name and n.parent is not distinct from u.parent_id))`.execute(db)
  const names = new Map(rows.map((row) => [nameKey(row), '' as number | string]))
  const codes = new Map(rows.flatMap((row) => (row.uscc ? [[row.uscc, row.name] as const] : [])))
  return units.flatMap((unit) => [...nameTaken(unit, names), ...codeTaken(unit, codes)])
}

const nameKey = (unit: Pick<Checked, 'name' | 'parentId'>) => `${unit.parentId}/${unit.name}`

function nameTaken(unit: Checked, names: Map<string, number | string>): Fault[] {
  const before = names.get(nameKey(unit))
  names.set(nameKey(unit), before ?? unit.row ?? '')
  if (before === undefined) return []
  const first = before === '' ? say('', '') : say(`（与第 ${before} 行重复）`, ` (as in row ${before})`)
  const message = say(
    `同一上级下已有名为“${unit.name}”的单位${first.zh}`,
    `The unit above already has one named "${unit.name}"${first.en}`,
  )
  return [{ path: 'name', message, rule: 'org.name', ...(unit.row === undefined ? {} : { row: unit.row }) }]
}

function codeTaken(unit: Checked, codes: Map<string, string>): Fault[] {
  if (!unit.uscc) return []
  const before = codes.get(unit.uscc)
  codes.set(unit.uscc, before ?? unit.name)
  if (before === undefined) return []
  const message = say(`统一社会信用代码已登记在“${before}”名下`, `The credit code is registered with "${before}"`)
  return [{ path: 'uscc', message, rule: 'org.uscc', ...(unit.row === undefined ? {} : { row: unit.row }) }]
}
