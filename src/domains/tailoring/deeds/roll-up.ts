import { mayOver } from '#kernel/access'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { noteExport } from '#kernel/export/server'
import { getUnit, listUnitNames, nameUnits } from '#kernel/org/server'
import { Missing } from '#platform/errors'
import { writeSheets } from '#platform/sheet/server'
import type { AnswerOfRollUp, FrameworkBody } from '../model/index.ts'
import { type Cover, countCovers, coverOf, lift, originsThrough } from '../rules/index.ts'
import {
  editionsBetween,
  findInForce,
  frameworks,
  listAdopters,
  listOfUnit,
  type StoredFramework,
} from '../store/index.ts'

type Adopter = Awaited<ReturnType<typeof listAdopters>>[number]
type UnitOfRollUp = AnswerOfRollUp['units'][number]

/** The list through which a unit further down is traced to the top: that of the unit between. */
interface Between {
  edition: StoredFramework
}

/** What a unit made of the list above, as if it had been made from the top edition. */
async function madeBy(ctx: Ctx, top: StoredFramework, adopter: Adopter, between: Between | null) {
  if (!adopter.resultId) return null
  const list = await frameworks.get(ctx.db, adopter.resultId)
  const upper = await frameworks.get(ctx.db, list.fromId ?? top.id)
  const body: FrameworkBody = between ? lift(list.body, upper.body) : list.body
  const base = between ? await frameworks.get(ctx.db, upper.fromId ?? top.id) : upper
  const origins = originsThrough(await editionsBetween(ctx.db, base, top))
  return { list, upper, made: { list: body, base: base.body, origins } }
}

interface Column {
  unit: UnitOfRollUp
  covers: Cover[]
}

async function columnOf(ctx: Ctx, top: StoredFramework, adopter: Adopter, between: Between | null): Promise<Column> {
  const found = await madeBy(ctx, top, adopter, between)
  const covers = coverOf(top.body, found?.made ?? null)
  const current = between?.edition ?? top
  const below = found ? (await listAdopters(ctx.db, found.list)).length > 0 : false
  return {
    covers,
    unit: {
      ...{ id: adopter.unitId, name: adopter.unitName, listId: found?.list.id ?? null, below },
      version: found?.upper.version ?? null,
      behind: found !== null && found.upper.id !== current.id,
      adoption: { regionId: adopter.regionId, id: adopter.id, state: adopter.state, dueOn: adopter.dueOn },
      ...countCovers(covers),
      additions: found?.list.body.measures.filter(({ trace }) => trace?.choice === 'add').length ?? 0,
    },
  }
}

/** Federations right below the unit that issued a list and within the person's right, which have not begun to adopt it. */
async function idle(ctx: Ctx, top: StoredFramework, upper: StoredFramework, adopters: readonly Adopter[]) {
  const known = new Set(adopters.map(({ unitId }) => unitId))
  const names = (await listUnitNames(ctx.db, ['federation'])).filter(
    ({ id, parentId }) => parentId === upper.unitId && !known.has(id),
  )
  const columns: Column[] = []
  for (const { id, name } of names) {
    if (!mayOver(ctx.actor, 'tailoring.read', await getUnit(ctx.db, id))) continue
    const covers = coverOf(top.body, null)
    const none = { listId: null, version: null, behind: false, adoption: null, below: false, additions: 0 }
    columns.push({ covers, unit: { id, name, ...none, ...countCovers(covers) } })
  }
  return columns
}

/** The list of one unit between the top and those asked for. @throws Missing where it made none, or none that may be seen. */
async function betweenOf(ctx: Ctx, top: StoredFramework, unitId: number): Promise<Between> {
  for (const { upperUnitId, upperName, resultId } of await listOfUnit(ctx.db, unitId))
    if (upperUnitId === top.unitId && upperName === top.name && resultId)
      return { edition: await frameworks.get(ctx.db, resultId) }
  throw new Missing()
}

/**
 * Who below covers, exceeds and misses each measure of an edition in force: only units that the person may read. With `under`
 * one level further down, through the list of that unit.
 * @throws Missing for a draft or an edition that is not there.
 */
export async function rollUp(ctx: Ctx, id: string, under?: number): Promise<AnswerOfRollUp> {
  const asked = await frameworks.get(ctx.db, id)
  const top = asked.state === 'retired' ? ((await findInForce(ctx.db, asked)) ?? asked) : asked
  if (top.state === 'draft') throw new Missing()
  const between = under === undefined ? null : await betweenOf(ctx, top, under)
  const upper = between?.edition ?? top
  const adopters = (await listAdopters(ctx.db, upper)).filter(({ unitNo }) =>
    mayOver(ctx.actor, 'tailoring.read', { no: unitNo, indNo: null }),
  )
  const columns: Column[] = []
  for (const adopter of adopters) columns.push(await columnOf(ctx, top, adopter, between))
  columns.push(...(await idle(ctx, top, upper, adopters)))
  const names = await nameUnits(ctx.db, [top.unitId, ...(under === undefined ? [] : [under])])
  const { body, ...edition } = top
  return {
    framework: {
      ...edition,
      unitName: names.get(top.unitId) ?? '',
      ...{ measures: body.measures.length, dropped: body.dropped.length },
    },
    under: under === undefined ? null : { id: under, name: names.get(under) ?? '' },
    units: columns.map(({ unit }) => unit),
    measures: body.measures.map(({ key, title }, i) => {
      const cells = columns.flatMap(({ covers }) => covers[i] ?? [])
      return { key, title, cells, ...countCovers(cells) }
    }),
  }
}

const signs = { covered: '●', exceeds: '▲', misses: '○' } as const
const whyWords = {
  ...{ keep: '照列', change: '细化', merge: '并入', 'higher-target': '目标更高', 'own-addition': '另有自增' },
  ...{ dropped: '不列', undecided: '未选择', 'not-adopted': '未采纳' },
} as const

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The roll-up as a workbook: the matrix, and on a second sheet every miss with its reason. */
export async function rollUpSheet(ctx: Ctx, id: string, under?: number): Promise<GivenFile> {
  const { framework, units, measures } = await rollUp(ctx, id, under)
  const text = (header: string, width: number) => ({ header, kind: 'text' as const, width })
  const number = (header: string) => ({ header, kind: 'number' as const, width: 8 })
  const matrix = {
    name: '覆盖情况',
    columns: [
      text('编号', 8),
      text('举措', 40),
      ...units.map(({ name }) => text(name, 16)),
      number('覆盖'),
      number('超出'),
      number('缺'),
    ],
    rows: measures.map((one) => [
      one.key,
      one.title,
      ...one.cells.map(({ state, why }) => `${signs[state]} ${whyWords[why]}`),
      one.covered,
      one.exceeds,
      one.misses,
    ]),
  }
  const details = {
    name: '缺项和超出',
    columns: [text('编号', 8), text('举措', 40), text('单位', 26), text('情况', 12), text('理由或内容', 60)],
    rows: measures.flatMap((one) =>
      one.cells.flatMap((cell, i) =>
        cell.state === 'covered' ? [] : [[one.key, one.title, units[i]?.name ?? '', whyWords[cell.why], cell.words]],
      ),
    ),
  }
  await noteExport(ctx, {
    action: 'list.export',
    subjectId: `/tailoring/frameworks/${id}/roll-up`,
    body: { measures: measures.length, units: units.length },
  })
  return { name: `${framework.name}-覆盖情况-${ctx.today}.xlsx`, type: xlsx, bytes: writeSheets([matrix, details]) }
}
