import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsOfCase, listIndicators } from '#kernel/indicator/server'
import { act, findCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import type { ReportRef } from './contracts.ts'
import { confirmFigures, correctFigure, rejectFigures, reopenFigure } from './deeds/confirm.ts'
import { readPiece, showFigures, showReport, showReports } from './deeds/show.ts'
import { uploadReport } from './deeds/upload.ts'
import { domain } from './domain.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const report = (n: number) => `西宁市总工会2026年第三季度工作情况（${n}）

（2026年10月12日）

2026年第三季度，培训职工4,280人次，其中新就业形态劳动者610人次。发放慰问金约58.5万元。参保率达到91.2%。
`

const upload = (text: string, name = '情况.txt', login: PersonKey = 'xining') =>
  province.as(login, (ctx) => uploadReport(ctx, province.unit.xining, { name, bytes: Buffer.from(text) }))

async function readOne(n: number): Promise<ReportRef> {
  const ref = await upload(report(n))
  await province.settle()
  return ref
}

const rowsOf = (ref: ReportRef) => province.as('xining', async (ctx) => (await showFigures(ctx, ref)).rows)
const claimsOf = (ref: ReportRef) => province.as('xining', (ctx) => claimsOfCase(ctx.db, ref))

describe('a report', () => {
  test('waits to be read, then its figures wait to be confirmed', async () => {
    const ref = await upload(report(1))
    expect(await province.as('xining', (ctx) => showReport(ctx, ref))).toMatchObject({ state: 'reading', figures: 0 })
    await province.settle()
    const read = await province.as('xining', (ctx) => showReport(ctx, ref))
    expect(read).toMatchObject({ state: 'confirming', figures: 4, open: 4, datedOn: '2026-10-12', mayConfirm: true })
    const rows = await rowsOf(ref)
    expect(rows.map(({ value, measure, qualifier, period }) => [value, measure, qualifier, period])).toEqual([
      ['4280', '人次', '', '2026-Q3'],
      ['610', '人次', '', '2026-Q3'],
      ['585000', '元', '约', '2026-Q3'],
      ['91.2', '%', '', '2026-Q3'],
    ])
    const { text } = await province.as('xining', (ctx) => readPiece(ctx, ref, { from: 0, to: 10_000 }))
    expect(rows.map(({ found }) => text.slice(found.from, found.to))).toEqual([
      '4,280人次',
      '610人次',
      '58.5万元',
      '91.2%',
    ])
  })

  test('read word for word before is refused', async () => {
    await upload(report(2))
    await expect(upload(report(2), '另一名.txt')).rejects.toThrow(Refused)
  })

  test.each([
    ['空.txt', Buffer.alloc(0)],
    ['只有零.txt', Buffer.alloc(2000)],
    ['假.docx', Buffer.from('不是 Word 文档')],
    ['假.pdf', Buffer.from('PK\u0003\u0004')],
    ['图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['老.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('that cannot be read is refused with a reason: %s', async (name, bytes) => {
    const sent = province.as('xining', (ctx) => uploadReport(ctx, province.unit.xining, { name, bytes }))
    await expect(sent).rejects.toThrow(Invalid)
  })

  test('in GB18030 is read as well; one line of millions of characters is, too', async () => {
    // 培训职工12人。 in GB18030.
    const short = Buffer.from([0xc5, 0xe0, 0xd1, 0xb5, 0xd6, 0xb0, 0xb9, 0xa4, 0x31, 0x32, 0xc8, 0xcb, 0xa1, 0xa3])
    const ref = await province.as('xining', (ctx) =>
      uploadReport(ctx, province.unit.xining, { name: '国标.txt', bytes: short }),
    )
    const long = await upload(`${'各级工会要认真贯彻落实。'.repeat(250_000)}培训职工13人。`, '长行.txt')
    await province.settle()
    expect((await rowsOf(ref)).map((row) => row.value)).toEqual(['12'])
    expect((await rowsOf(long)).map((row) => row.value)).toEqual(['13'])
  }, 60_000)

  test('is nobody’s business beside or below, and out of reach cannot be uploaded for', async () => {
    const ref = await readOne(3)
    for (const login of ['hainan', 'datong', 'plant'] as const)
      await expect(province.as(login, (ctx) => showReport(ctx, ref))).rejects.toThrow(Missing)
    await expect(upload(report(9), '越权.txt', 'hainan')).rejects.toThrow(Missing)
    expect((await province.as('hainan', (ctx) => showReports(ctx, { page: 1, size: 20 }))).rows).toEqual([])
    await expect(province.as('reviewer', (ctx) => confirmFigures(ctx, ref, []))).rejects.toThrow(Missing)
  })
})

describe('figures', () => {
  test('confirmed become claims with the digest of the text and their own characters', async () => {
    const ref = await readOne(4)
    const rows = await rowsOf(ref)
    await province.as('xining', (ctx) => confirmFigures(ctx, ref, rows))
    const { digest, confirmed, open } = await province.as('xining', (ctx) => showReport(ctx, ref))
    expect([confirmed, open]).toEqual([4, 0])
    const claims = await claimsOf(ref)
    expect(claims).toHaveLength(4)
    for (const claim of claims) {
      const row = rows.find((one) => one.found.from === claim.source?.from)
      expect(claim).toMatchObject({
        value: row?.value,
        unitId: province.unit.xining,
        period: '2026-Q3',
        state: 'reported',
      })
      expect(claim.source).toMatchObject({ digest, to: row?.found.to })
    }
    await province.as('xining', (ctx) => act(ctx, ref, 'finish'))
    expect((await province.as('xining', (ctx) => findCase(ctx.db, ref)))?.state).toBe('done')
  })

  test('of the same name in the next report are of the same indicator', async () => {
    const before = (await province.asSystem((ctx) => listIndicators(ctx.db))).length
    const ref = await readOne(5)
    const rows = await rowsOf(ref)
    expect(rows.every((row) => row.indicator !== null)).toBe(true)
    await province.as('xining', (ctx) => confirmFigures(ctx, ref, rows))
    expect((await province.asSystem((ctx) => listIndicators(ctx.db))).length).toBe(before)
  })

  test('corrected are said anew: the earlier claim gives way', async () => {
    const ref = await readOne(6)
    const [first] = await rowsOf(ref)
    if (!first) throw new Error('nothing was read')
    await province.as('xining', (ctx) => confirmFigures(ctx, ref, [first]))
    const [now] = await rowsOf(ref)
    if (!now) throw new Error('nothing was read')
    const { rev, measure, qualifier, indicator, label, kind, aboutUnit, asOf, scope } = now
    const body = {
      rev,
      measure,
      qualifier,
      indicator,
      label,
      kind,
      aboutUnit,
      asOf,
      scope,
      value: '4281',
      period: '2026',
    }
    await province.as('xining', (ctx) => correctFigure(ctx, ref, now.id, body))
    const claims = await claimsOf(ref)
    expect(claims.map(({ value, state }) => [value, state]).sort()).toEqual([
      ['4280', 'superseded'],
      ['4281', 'reported'],
    ])
    const other = { ...body, rev: rev + 1, aboutUnit: province.unit.hainan }
    await expect(province.as('xining', (ctx) => correctFigure(ctx, ref, now.id, other))).rejects.toThrow(Invalid)
  })

  test('of one name and period but different values both stand, apart by their place', async () => {
    const ref = await upload(
      '津贴情况\n\n（2026年10月12日）\n\n2026年，技能津贴3000元。2026年，技能津贴200元。\n',
      '津贴.txt',
    )
    await province.settle()
    const rows = await rowsOf(ref)
    expect(rows.map((row) => row.scope)).toEqual(['', '原文第2处'])
    await province.as('xining', (ctx) => confirmFigures(ctx, ref, rows))
    expect((await claimsOf(ref)).map((claim) => claim.state)).toEqual(['reported', 'reported'])
  })

  test('turned down can be taken up again; what somebody else changed is not overwritten', async () => {
    const ref = await readOne(7)
    const [one] = await rowsOf(ref)
    if (!one) throw new Error('nothing was read')
    await province.as('xining', (ctx) => rejectFigures(ctx, ref, [one], '与口径不符'))
    await expect(province.as('xining', (ctx) => confirmFigures(ctx, ref, [one]))).rejects.toThrow(Stale)
    await province.as('xining', (ctx) => reopenFigure(ctx, ref, { id: one.id, rev: one.rev + 1 }))
    expect((await rowsOf(ref))[0]?.state).toBe('proposed')
    await expect(province.as('xining', (ctx) => act(ctx, ref, 'finish'))).rejects.toThrow(Refused)
  })

  test('without a name or unit are not confirmed by the dozen, and then none is', async () => {
    const ref = await upload('简报\n\n（2026年10月12日）\n\n培训职工99人。\n\n帮扶项目名额：12。\n')
    await province.settle()
    const rows = await rowsOf(ref)
    const bare = rows.find((row) => row.measure === '')
    if (!bare) return
    await expect(province.as('xining', (ctx) => confirmFigures(ctx, ref, rows))).rejects.toThrow(Invalid)
    expect((await rowsOf(ref)).every((row) => row.state === 'proposed')).toBe(true)
  })

  test('of a report that is withdrawn are withdrawn with it', async () => {
    const ref = await readOne(8)
    const rows = await rowsOf(ref)
    await province.as('xining', (ctx) => confirmFigures(ctx, ref, rows))
    await province.as('xining', (ctx) => act(ctx, ref, 'withdraw', { input: { reason: '上传了错误的版本' } }))
    const claims = await claimsOf(ref)
    expect(new Set(claims.map((claim) => claim.state))).toEqual(new Set(['withdrawn']))
  })
})
