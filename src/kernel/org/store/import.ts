import { sql } from 'kysely'
import { mayOver } from '#kernel/access'
import type { Fault } from '#platform/errors'
import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { findCircle } from '../circle.ts'
import { byName, type Candidate, meantBy } from '../match.ts'
import { readUnitRows, type UnitDraft } from '../sheet.ts'
import { type Drafted, takeIds, writeUnits } from './add.ts'
import { ownFaults, takenFaults } from './check.ts'
import { type Deeds, manage } from './deed.ts'
import { lockTree } from './number.ts'

/** What an import did or would do. */
export interface ImportReport {
  rows: number
  added: number
  faults: Fault[]
}

interface Existing extends Candidate {
  id: number
  no: number
  indNo: number | null
}

/**
 * Sets up the units of a sheet, all or none. With `dryRun` nothing is written and every fault is reported with its row.
 * @throws Invalid with all faults when it is no dry run and there is any.
 */
export async function importUnits(ctx: Deeds, rows: readonly ReadRow[], dryRun: boolean): Promise<ImportReport> {
  await lockTree(ctx.db)
  const { drafts, faults } = readUnitRows(rows)
  const units = await placeDrafts(ctx, drafts, faults)
  const sound = drafts.filter((draft) => !draft.faulty)
  faults.push(...sound.flatMap(ownFaults), ...futureFaults(ctx, sound))
  faults.push(...(await takenFaults(ctx.db, units)))
  const inOrder = faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  const report = { rows: drafts.length, added: units.length, faults: inOrder }
  if (dryRun || inOrder.length > 0) {
    if (!dryRun) throw new Invalid(inOrder)
    return { ...report, added: inOrder.length > 0 ? 0 : units.length }
  }
  await writeUnits(ctx, units, 'add', null)
  return report
}

const futureFaults = (ctx: Deeds, drafts: readonly UnitDraft[]): Fault[] =>
  drafts
    .filter((draft) => draft.validFrom > ctx.today)
    .map(({ row }) => ({
      path: 'validFrom',
      row,
      message: say(`启用日期不能晚于今天（${ctx.today}）`, `The day may not be after today (${ctx.today})`),
    }))

/** Finds the units above each draft among those that exist and those of the sheet itself. */
async function placeDrafts(
  ctx: Deeds,
  drafts: readonly UnitDraft[],
  faults: Fault[],
): Promise<(Drafted & { row: number })[]> {
  const ids = await takeIds(ctx, drafts.length)
  const existing = await readExisting(ctx, drafts)
  const own = drafts.map((draft, i) => ({ ...draft, key: `new-${ids[i]}`, path: draft.parent?.split(/[/／>]/) ?? [] }))
  const known = byName([...existing, ...own])
  const standing = new Map<string, Existing | UnitDraft>([...existing, ...own].map((one) => [one.key, one]))
  const find = (draft: UnitDraft, path: 'parent' | 'industrialParent'): number | null => {
    const asked = draft[path]
    if (asked === null) return null
    const meant = meantBy(asked, known)
    const wrong = typeof meant === 'string' ? unclear(asked, meant) : unfit(ctx, standing.get(meant.key), path)
    if (wrong) faults.push({ path, row: draft.row, message: wrong })
    return typeof meant === 'string' ? null : Number(meant.key.replace(/\D/g, ''))
  }
  const units = drafts.map((draft, i) => {
    const { parent: _parent, industrialParent: _industrial, faulty: _faulty, ...facts } = draft
    if (draft.parent === null && ctx.actor.personId !== null) {
      faults.push({ path: 'parent', row: draft.row, message: say('请填写上级单位', 'Say which unit it stands below') })
    }
    return {
      ...facts,
      id: ids[i] ?? 0,
      parentId: find(draft, 'parent'),
      industrialParentId: find(draft, 'industrialParent'),
    }
  })
  faults.push(...circleFaults(units))
  return units
}

const unclear = (asked: string, meant: 'none' | 'several'): Say =>
  meant === 'none'
    ? say(`找不到单位“${asked}”`, `There is no unit "${asked}"`)
    : say(`有多个单位叫“${asked}”，请写明路径`, `Several units are called "${asked}"; write the path`)

/** Why a unit cannot be the one above; null when it can. Others' units look as if they were not there. */
function unfit(ctx: Deeds, above: Existing | UnitDraft | undefined, path: 'parent' | 'industrialParent'): Say | null {
  if (!above) return null
  const isNew = 'row' in above
  if (path === 'parent') return isNew || mayOver(ctx.actor, manage, above) ? null : unclear(above.name, 'none')
  const stands = isNew ? above.kind === 'industry-union' || above.industrialParent !== null : above.indNo !== null
  return stands ? null : say(`“${above.name}”不在产业系统内`, `"${above.name}" does not stand in the industrial tree`)
}

/** Units that exist and that some row may mean by a name above it. */
async function readExisting(ctx: Deeds, drafts: readonly UnitDraft[]): Promise<Existing[]> {
  const asked = drafts.flatMap((draft) =>
    [draft.parent, draft.industrialParent].flatMap(
      (text) =>
        text
          ?.split(/[/／>]/)
          .at(-1)
          ?.trim() ?? [],
    ),
  )
  const names = [...new Set(asked)]
  const { rows } = await sql<Omit<Existing, 'key'>>`
    with recursive up as (
      select u.id, u.parent_id as above, null::text as name, 0 as height from unit u
      where u.valid_to is null and (u.name = any(${names}::text[]) or u.short_name = any(${names}::text[]))
      union all
      select up.id, p.parent_id, p.name, up.height + 1 from up join unit p on p.id = up.above)
    select u.id, u.name, u.short_name, u.no, u.ind_no,
      coalesce(array_agg(up.name order by height desc) filter (where height > 0), '{}') as path
    from up join unit u on u.id = up.id group by u.id`.execute(ctx.db)
  return rows.map((row) => ({ ...row, key: `old-${row.id}` }))
}

function circleFaults(units: readonly (Drafted & { row: number })[]): Fault[] {
  const rows = new Map(units.map((unit) => [unit.id, unit.row]))
  const message = say('上级关系成环', 'Units stand in a circle')
  const faults = (path: 'parentId' | 'industrialParentId') =>
    findCircle(units.map((unit) => ({ id: unit.id, parentId: unit[path] }))).map((id) => ({
      path,
      row: rows.get(id) ?? 0,
      message,
    }))
  return [...faults('parentId'), ...faults('industrialParentId')]
}
