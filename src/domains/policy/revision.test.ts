import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { act, findCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { confirmedItems } from './deeds/adopt.ts'
import { assignLines, confirmLines } from './deeds/decide.ts'
import { decideChanges, showChanges } from './deeds/differences.ts'
import { readPiece } from './deeds/show.ts'
import { domain } from './domain.ts'
import type { Ref } from './store/tables.ts'
import { linesAsClerk, takePlan } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => province.as('clerk', deed)

async function adopt(ref: Ref): Promise<void> {
  const rows = (await linesAsClerk(province, ref)).filter((row) => row.state === 'proposed')
  if (rows.length > 0) await clerk((ctx) => confirmLines(ctx, ref, rows))
  await clerk((ctx) => act(ctx, ref, 'adopt', { input: { year: 2026 }, override: '由办公室另行明确牵头单位' }))
}

const itemsOf = (ref: Ref) =>
  clerk(async (ctx) => {
    const one = await findCase(ctx.db, ref)
    if (!one) throw new Error('no case')
    return confirmedItems(ctx, one)
  })

/** Reworded （一） and （三）, （四） gone, a new （二） put in, so that the old （二） and （三） have other numbers. */
const revised = `青海省2026年产业工人队伍建设改革工作方案（修订）
2026年6月2日
一、提升技能素质
（一）推行技能等级制度。新增高级工以上技能人才不少于8000人。2026年12月底前完成。（牵头单位：省人力资源社会保障厅；配合单位：省教育厅）
（二）实施求学圆梦行动。资助一线职工提升学历不少于1000名。2026年8月底前完成。（牵头单位：省总工会）
（三）推进产教融合。省教育厅牵头制定实训基地建设办法；省人力资源社会保障厅牵头落实培训补贴。2026年9月底前完成。
二、维护劳动权益
（四）开展集体协商。推动工资集体合同建制率达到90%以上。（牵头单位：省企业联合会；配合单位：省人力资源社会保障厅）
`

test('a new edition gives differences, and only what is accepted changes the list', async () => {
  const first = await takePlan(province)
  const before = await linesAsClerk(province, first)
  const talks = before.find((row) => row.number === '（三）')
  if (!talks) throw new Error('no line')
  const leads = [province.unit.province]
  await clerk((ctx) => assignLines(ctx, first, { lines: [talks], leads, joints: [] }))
  await adopt(first)

  const second = await takePlan(province, revised, { revises: first.id })
  const { rows, counts } = await clerk((ctx) => showChanges(ctx, second))
  expect(counts).toMatchObject({ lines: 0 })
  const change = (fate: string, heading: string) =>
    rows.find((row) => row.fate === fate && (row.after ?? row.before)?.heading === heading)
  expect(change('reworded', '推行技能等级制度')).toMatchObject({ tasks: ['推行技能等级制度'], state: 'pending' })
  expect(change('added', '实施求学圆梦行动')).toBeDefined()
  expect(change('dropped', '加强劳动保护')).toBeDefined()
  expect(change('kept', '推进产教融合')).toMatchObject({ renumbered: true, state: 'pending' })
  const reworded = change('reworded', '开展集体协商')
  expect(reworded).toMatchObject({ renumbered: true })

  await expect(clerk((ctx) => act(ctx, second, 'apply'))).rejects.toMatchObject({
    refusals: [{ rule: 'changes-open' }],
  })
  const pending = rows.filter((row) => row.state === 'pending')
  const rejected = change('dropped', '加强劳动保护')
  const ids = pending.filter((row) => row !== rejected).map((row) => row.id)
  await clerk((ctx) => decideChanges(ctx, second, { ids, accept: true, reason: '按修订版执行' }))
  await clerk((ctx) =>
    decideChanges(ctx, second, { ids: [rejected?.id ?? ''], accept: false, reason: '任务已下达，继续执行' }),
  )
  await clerk((ctx) => act(ctx, second, 'apply'))

  const lines = await linesAsClerk(province, second)
  expect(lines.map((row) => [row.title, row.state])).toEqual([
    ['推行技能等级制度', 'proposed'],
    ['实施求学圆梦行动', 'proposed'],
    ['推进产教融合', 'confirmed'],
    ['开展集体协商', 'proposed'],
    ['加强劳动保护', 'confirmed'],
  ])
  await adopt(second)
  const edition = await itemsOf(second)
  expect(edition).toMatchObject({ earlier: [first.id] })
  const text = await clerk((ctx) => readPiece(ctx, second, { from: 0, to: 10_000 }))
  const words = ({ place }: { place: { start: number } }) => text.text.slice(place.start, place.start + 3)
  expect(edition.items.map((item) => [item.key, item.place.number])).toEqual([
    ['（一）', '（一）'],
    // Another clause of the first edition had this number, so the new one has a key of its own.
    ['（二）#2', '（二）'],
    ['（二）', '（三）'],
    ['（三）', '（四）'],
    ['（四）', '（四）'],
  ])
  const [, dreams, schools, , care] = edition.items
  expect([schools, dreams].map((item) => item && words(item))).toEqual(['（三）', '（二）'])
  expect(care?.place.documentId).toBe(first.id)
  // The clause names the same unknown unit as before: the officer's own decision stays, and the new target counts.
  const negotiated = edition.items.find((item) => item.key === '（三）')
  expect(negotiated).toMatchObject({ leads, unmatched: [], targets: [{ value: 90 }] })

  await expect(takePlan(province, revised.replace('8000', '9000'), { revises: first.id })).rejects.toMatchObject({
    faults: [{ rule: 'not-an-edition' }],
  })
})
