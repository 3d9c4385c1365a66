import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { reportClaims } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { act, findCase, listChildren, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { readFile } from '#platform/files/server'
import { openArchive } from '#platform/reading/server'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { downloadPack, makePack } from './deeds/pack.ts'
import { importScheme, schemeSheet } from './deeds/scheme-sheet.ts'
import { addScheme, editScheme, enforceScheme } from './deeds/schemes.ts'
import { showView } from './deeds/show.ts'
import { assignItem, startAssessment } from './deeds/start.ts'
import { domain } from './domain.ts'
import { type ItemFacts, itemsOf, viewItems } from './model/index.ts'
import { schemes } from './store/index.ts'
import { decide, packOf, schemeBody } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  const counted = {
    name: 'test-skilled',
    label: { zh: '技能人才', en: 'Skilled' },
    measure: { zh: '人', en: 'people' },
    direction: 'up' as const,
    per: 'year' as const,
    kind: 'stock' as const,
    decimals: 0,
    source: { zh: '测试', en: 'Test' },
  }
  province = await openTestProvince([{ ...domain, indicators: [counted] }])
})
afterAll(() => province.close())

let year = 2026
const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => province.as('clerk', deed)

/** A scheme in force with two items, and its assessment with the items assigned. */
async function begin(): Promise<CaseRef> {
  const { labour, education } = province.unit
  const schemeId = await clerk(async (ctx) => {
    const id = await addScheme(ctx, { name: `考核框架${year}`, year, from: null })
    await editScheme(ctx, id, { name: `考核框架${year}`, year, body: schemeBody([labour, education]) })
    return id
  })
  await province.as('reviewer', (ctx) => enforceScheme(ctx, schemeId))
  return clerk(async (ctx) => {
    const ref = await startAssessment(ctx, { schemeId, submitBy: `${year}-12-31`, note: null })
    await act(ctx, ref, 'gather')
    return ref
  })
}

const itemOf = (ref: CaseRef, key: string): Promise<CaseRef> =>
  province.asSystem(async (ctx) => {
    const one = (await listChildren(ctx.db, ref)).find(({ title }) => title.startsWith(`${key} `))
    if (!one) throw new Error(`no item ${key}`)
    return { regionId: one.regionId, id: one.id }
  })

const upload = (who: PersonKey & UnitKey, name: string, words: string, more: object = {}) =>
  province.as(who, async (ctx) => {
    const file = { name, bytes: Buffer.from(words) }
    return (await uploadEvidence(ctx, { unitId: province.unit[who], origin: '', ...more }, file)).id
  })

/** An item proved by its unit and accepted by the reviewer. */
async function prove(ref: CaseRef, who: 'labour' | 'education', input: Record<string, unknown>): Promise<void> {
  await province.as(who, async (ctx) => {
    await act(ctx, ref, 'save', { input })
    await act(ctx, ref, 'check', { override: '材料为演示' })
  })
  await province.as('reviewer', (ctx) => act(ctx, ref, 'accept', { input: {} }))
}

describe('a scheme', () => {
  test('of the standard kind has ten aspects, twenty items and a hundred points, and says that it is ours', async () => {
    const scheme = await clerk(async (ctx) =>
      schemes.get(ctx.db, await addScheme(ctx, { name: '默认', year: 2031, from: null })),
    )
    expect(scheme.body.aspects).toHaveLength(10)
    expect(itemsOf(scheme.body)).toHaveLength(20)
    expect(scheme.body.note.zh).toContain('未公开')
    expect(itemsOf(scheme.body).find(({ key }) => key === '5.1')?.unitId).toBe(province.unit.labour)
  })

  test('goes out as a workbook and comes back the same; a bad row is named and nothing is written', async () => {
    await clerk(async (ctx) => {
      const id = await addScheme(ctx, { name: '往返', year: 2032, from: null })
      const before = await schemes.get(ctx.db, id)
      const { bytes } = await schemeSheet(ctx, id)
      const file = { name: '框架.xlsx', bytes: bytes as Buffer }
      expect(await importScheme(ctx, id, file, false)).toMatchObject({ rows: 20, added: 20, faults: [] })
      expect((await schemes.get(ctx.db, id)).body).toEqual(before.body)
      const [head, ...rows] = (readSheets(bytes as Buffer)[0]?.rows ?? []).map(({ cells }) => cells)
      const columns = (head ?? []).map((header) => ({ header: String(header), kind: 'text' as const }))
      const wrong = rows.map((cells, i) => cells.map((cell, at) => (i === 0 && at === 5 ? '没有的单位' : cell)))
      const bad = { name: '坏.xlsx', bytes: writeSheets([{ name: '框架', columns, rows: wrong }]) }
      const { added, faults } = await importScheme(ctx, id, bad, false)
      expect([added, faults.map(({ path, row }) => [path, row])]).toEqual([0, [['责任单位', 2]]])
      expect((await schemes.get(ctx.db, id)).body).toEqual(before.body)
    })
  })

  test('that somebody wrote in after the export is not written over by the workbook, and what changed is named', async () => {
    await clerk(async (ctx) => {
      const id = await addScheme(ctx, { name: '过时', year: 2036, from: null })
      const { bytes } = await schemeSheet(ctx, id)
      const { body } = await schemes.get(ctx.db, id)
      const [first, ...others] = body.aspects
      const [one, two, ...rest] = first?.items ?? []
      if (!first || !one || !two) throw new Error('the standard scheme is too short')
      const items = [{ ...one, weight: one.weight + 1 }, { ...two, key: '1.99' }, ...rest]
      const written = { ...body, aspects: [{ ...first, items }, ...others] }
      await editScheme(ctx, id, { name: '过时', year: 2036, body: written })
      const { added, faults } = await importScheme(ctx, id, { name: '旧表.xlsx', bytes: bytes as Buffer }, false)
      expect([added, faults.map(({ rule, row, message }) => [rule, row, message.zh])]).toEqual([
        0,
        [
          ['sheet-stale', 2, `编号 ${one.key} 在导出之后已被修改：“分值”。请重新导出，在新表上修改`],
          ['sheet-stale', 3, `编号 ${two.key} 在导出之后已被删除。请重新导出，在新表上修改`],
          ['sheet-stale', undefined, '导出之后已新增：1.99，表中没有。请重新导出，在新表上修改'],
        ],
      ])
      expect((await schemes.get(ctx.db, id)).body).toEqual(written)
    })
  })

  test('of a second year begins from the first: every item names the one it comes from', async () => {
    await clerk(async (ctx) => {
      const first = await addScheme(ctx, { name: '框架', year: 2033, from: null })
      const second = await addScheme(ctx, { name: '框架2034', year: 2034, from: first })
      const copy = await schemes.get(ctx.db, second)
      expect(copy.fromId).toBe(first)
      expect(itemsOf(copy.body).every(({ key, was }) => was === key)).toBe(true)
    })
  })

  test('is not put in force before every item has a unit and the points add up', async () => {
    const body = schemeBody([province.unit.labour, null])
    const id = await clerk(async (ctx) => {
      const made = await addScheme(ctx, { name: '有缺', year: 2035, from: null })
      await editScheme(ctx, made, { name: '有缺', year: 2035, body })
      return made
    })
    await expect(province.as('reviewer', (ctx) => enforceScheme(ctx, id))).rejects.toThrow(Refused)
  })

  test('is not put in force by whoever drafted it or wrote in it, with a second post either', async () => {
    const { labour, education } = province.unit
    const body = schemeBody([labour, education])
    const both = (ctx: Ctx): Ctx => {
      const held = ctx.actor.grants.filter(({ permission }) => /^assessment\.(manage|review)$/.test(permission))
      const more = held.flatMap((grant) =>
        ['assessment.manage', 'assessment.enforce'].map((permission) => ({ ...grant, permission })),
      )
      return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, ...more] } }
    }
    const id = await clerk((ctx) => addScheme(ctx, { name: '四眼', year: 2036, from: null }))
    await clerk((ctx) => editScheme(ctx, id, { name: '四眼', year: 2036, body }))
    await expect(clerk((ctx) => enforceScheme(ctx, id))).rejects.toThrow(Missing)
    const own = { refusals: [{ rule: 'four-eyes' }] }
    await expect(clerk((ctx) => enforceScheme(both(ctx), id))).rejects.toMatchObject(own)
    // Who wrote in somebody else's draft wrote it, too.
    await province.as('reviewer', (ctx) => editScheme(both(ctx), id, { name: '四眼', year: 2036, body }))
    await expect(province.as('reviewer', (ctx) => enforceScheme(ctx, id))).rejects.toMatchObject(own)
  })
})

describe('an assessment', () => {
  test('is begun once a year; its items are the work of their units, and strangers see none of it', async () => {
    year = 2026
    const ref = await begin()
    const [first] = await clerk(async (ctx) => (await showView(ctx, ref)).aspects)
    expect(first?.items[0]).toMatchObject({ unitName: '省人力资源社会保障厅', stateLabel: { zh: '待自查' } })
    await expect(begin()).rejects.toThrow()
    await expect(province.as('labour', (ctx) => showView(ctx, ref))).rejects.toThrow(Missing)
    const own = await itemOf(ref, '1.1')
    const other = await itemOf(ref, '1.2')
    expect((await province.as('labour', (ctx) => showCase(ctx, own))).state).toBe('assigned')
    await expect(province.as('labour', (ctx) => showCase(ctx, other))).rejects.toThrow(Missing)
    await expect(province.as('xining', (ctx) => showCase(ctx, own))).rejects.toThrow(Missing)
  })

  test('offers figures and files the product has; a press takes them over, and an invented one is refused', async () => {
    year = 2027
    const ref = await begin()
    const item = await itemOf(ref, '1.1')
    const { labour } = province.unit
    const file = await upload('labour', '统计表.txt', `表${randomUUID()}`, { effectiveOn: '2027-03-01' })
    await province.as('labour', (ctx) =>
      reportClaims(ctx, {
        ...{ caseRef: null, unitId: labour, period: '2027', evidence: [file], reporterUnitId: labour },
        figures: [
          { indicator: 'test-skilled', value: 438600, qualifier: '', scope: '', asOf: null, method: 'business' },
        ],
      }),
    )
    const facts = (await province.as('labour', (ctx) => showCase(ctx, item))).facts as unknown as ItemFacts
    expect(facts.files).toMatchObject([{ id: file, inYear: true, why: { zh: '佐证指标“技能人才”' } }])
    expect(facts.figures).toMatchObject([{ name: '技能人才', figure: '438,600人' }])
    const [{ accepted: _accepted, ...figure } = { accepted: false }] = facts.figures
    const save = (row: object) =>
      province.as('labour', (ctx) => act(ctx, item, 'save', { input: { cited: [row], proof: [file] } }))
    await expect(save({ ...figure, figure: '999999人' })).rejects.toThrow('invented-figure')
    await save(figure)
    const after = (await province.as('labour', (ctx) => showCase(ctx, item))).facts as unknown as ItemFacts
    expect([after.figures, after.files]).toEqual([[], []])
    expect(after.gaps.map(({ rule }) => rule)).toEqual(['no-statement'])
  })

  test('is not handed in empty, nor accepted by who wrote it; proof of another year needs a reason', async () => {
    year = 2028
    const ref = await begin()
    const item = await itemOf(ref, '1.1')
    const check = (move = {}) => province.as('labour', (ctx) => act(ctx, item, 'check', move))
    await expect(check()).rejects.toThrow('nothing-said')
    const old = await upload('labour', '旧文.txt', `旧${randomUUID()}`, { effectiveOn: '2020-01-01' })
    const input = { statement: '已开展', proof: [old] }
    await province.as('labour', (ctx) => act(ctx, item, 'save', { input }))
    await expect(check()).rejects.toThrow('doubtful-proof')
    await check({ override: '文件仍然有效' })
    await province.as('reviewer', (ctx) => act(ctx, item, 'return', { input: { reason: '缺本年度统计表' } }))
    await province.as('labour', (ctx) => act(ctx, item, 'amend', { input }))
    await check({ override: '文件仍然有效' })
    await province.as('reviewer', (ctx) => act(ctx, item, 'accept', { input: {} }))
    const view = await clerk((ctx) => showView(ctx, ref))
    expect(view.ready).toMatchObject({ items: 1, of: 2, points: 60, ofPoints: 100 })
    expect(viewItems(view)[0]?.gaps.map(({ rule }) => rule)).toEqual(['only-earlier', 'no-figure'])
  })

  test('gives an item to another unit, and keeps what the first one wrote', async () => {
    year = 2029
    const ref = await begin()
    const before = await itemOf(ref, '1.1')
    const after = await clerk((ctx) => assignItem(ctx, ref, { item: '1.1', unitId: province.unit.education }))
    expect((await clerk((ctx) => findCase(ctx.db, before)))?.state).toBe('reassigned')
    expect((await province.as('education', (ctx) => showCase(ctx, after))).state).toBe('assigned')
    const view = await clerk((ctx) => showView(ctx, ref))
    expect(viewItems(view)[0]).toMatchObject({ unitName: '省教育厅', caseId: after.id })
  })
})

describe('the pack', () => {
  let ref: CaseRef
  beforeAll(async () => {
    year = 2030
    ref = await begin()
    const clean = await upload('labour', '通知:全省?.txt', '关于开展技能培训的通知', { effectiveOn: '2030-02-01' })
    const named = await upload(
      'labour',
      '名册 张三13800138000.csv',
      '姓名,电话\n张三,13800138000\n李四,11010519491231002X',
      {
        effectiveOn: '2030-02-02',
      },
    )
    const scan = await province.as('education', async (ctx) => {
      const png = Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), Buffer.from(randomUUID())])
      const file = { name: '照片.png', bytes: png }
      return (await uploadEvidence(ctx, { unitId: province.unit.education, origin: '' }, file)).id
    })
    await prove(await itemOf(ref, '1.1'), 'labour', { statement: '已开展，联系人 13800138000', proof: [clean, named] })
    await prove(await itemOf(ref, '1.2'), 'education', { statement: '已开展', proof: [scan] })
  })

  test('is not made before everything found about persons is settled', async () => {
    await clerk((ctx) => makePack(ctx, ref))
    await province.settle()
    const { pack, flags } = await packOf(province, ref)
    expect(pack).toMatchObject({ state: 'flagged', scanned: 3, total: 3 })
    const found = flags.map(({ place, kind, sample }) => `${place} ${kind} ${sample}`).sort()
    expect(found).toEqual([
      'file identity 110*************2X',
      'file phone 138******00',
      'file unread ',
      'name phone 138******00',
      'text phone 138******00',
    ])
    await clerk((ctx) => act(ctx, ref, 'rehearse', { override: '全部就绪' }))
    const submit = province.as('reviewer', (ctx) =>
      act(ctx, ref, 'submit', { input: { handedOn: '2026-11-20', how: '机要' } }),
    )
    await expect(submit).rejects.toThrow('open-flags')
  })

  test('holds masked texts, leaves out what is withdrawn, and lists its digests; made again it is the same file', async () => {
    const { flags } = await packOf(province, ref)
    const of = (kind: string) => flags.filter((flag) => flag.kind === kind).map(({ id }) => id)
    await expect(clerk((ctx) => decide(ctx, ref, of('unread'), 'masked'))).rejects.toThrow()
    await expect(clerk((ctx) => decide(ctx, ref, of('unread'), 'withdrawn'))).rejects.toThrow()
    expect(await clerk((ctx) => decide(ctx, ref, of('unread'), 'withdrawn', '照片有人脸'))).toEqual({ left: 4 })
    await clerk((ctx) => decide(ctx, ref, [...of('phone'), ...of('identity')], 'masked'))
    await province.settle()
    const { pack } = await packOf(province, ref)
    expect(pack).toMatchObject({ state: 'made', files: 4 })
    const bytes = await readFile(province.house.dataDir, pack?.digest ?? '')
    const archive = openArchive(bytes, { unpacked: 10_000_000, ratio: 500 })
    const folder = '01 组织领导/1.1 责任落实'
    expect(archive.names).toEqual([
      '目录.html',
      '目录.xlsx',
      `${folder}/01 通知_全省_.txt`,
      `${folder}/02 名册 张三138******00.csv`.replaceAll('*', '_'),
      'SHA256SUMS.txt',
    ])
    const text = (name: string) => Buffer.from(archive.part(name)).toString()
    expect(text(archive.names[3] ?? '')).toContain('张三,138******00\n李四,110*************2X')
    const all = archive.names.map(text).join('\n')
    expect(all).not.toContain('13800138000')
    expect(all).not.toContain('11010519491231002X')
    expect(text('目录.html')).toContain('含个人信息，未附')
    expect(readSheets(archive.part('目录.xlsx')).map(({ name }) => name)).toEqual(['目录', '材料清单', '数据', '差距'])
    expect(text('SHA256SUMS.txt').split('\n').filter(Boolean)).toHaveLength(4)
    await clerk((ctx) => makePack(ctx, ref))
    await province.settle()
    const again = await packOf(province, ref)
    expect([again.pack?.digest, again.pack?.sumsDigest]).toEqual([pack?.digest, pack?.sumsDigest])
    expect(again.pack?.id).not.toBe(pack?.id)
  })

  test('is submitted by somebody else than who prepared it; then its items are closed and the result says what was lost', async () => {
    const handing = { input: { handedOn: '2026-11-20', how: '机要交换' } }
    await province.as('reviewer', (ctx) => act(ctx, ref, 'submit', handing))
    const states = (await clerk((ctx) => showView(ctx, ref))).aspects.flatMap(({ items }) =>
      items.map(({ state }) => state),
    )
    expect(states).toEqual(['closed', 'closed'])
    const { bytes } = await clerk((ctx) => downloadPack(ctx, ref))
    expect(bytes).toBeDefined()
    await expect(province.as('labour', (ctx) => downloadPack(ctx, ref))).rejects.toThrow(Missing)
    const result = { outcome: 'good', feedback: '材料翔实', remarks: [{ item: '1.2', lost: 2, why: '缺影像' }] }
    await clerk((ctx) => act(ctx, ref, 'record', { input: result }))
    const lost = domain.offers?.lostPoints as (ctx: Ctx, one: unknown) => Promise<unknown>
    const one = await clerk((ctx) => findCase(ctx.db, ref))
    expect(await clerk((ctx) => lost(ctx, one))).toMatchObject([{ unitId: province.unit.education, lost: 2, full: 40 }])
  })
})
