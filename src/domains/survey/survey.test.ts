import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { readFrame } from '#kernel/draw'
import { draw } from '#kernel/draw/server'
import { act, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused, TooMany } from '#platform/errors'
import { readSheets } from '#platform/sheet/server'
import { showOpen, showReceipt } from './deeds/answer.ts'
import { frameFile, importFrame, publishFrame } from './deeds/frame.ts'
import { makeLinks } from './deeds/links.ts'
import { editQuestionnaire, importXlsForm, showQuestionnaire, xlsFormTemplate } from './deeds/questionnaires.ts'
import { resultsDocx, resultsXlsx, showResults } from './deeds/results.ts'
import { proposeQuestionnaire } from './deeds/review.ts'
import { mixFullBoxes } from './deeds/run.ts'
import { drawSurvey, showDraw } from './deeds/sample.ts'
import { domain } from './domain.ts'
import type { Sheet } from './model/index.ts'
import { deedsIn, frame, good, nobody, opening, putInForce, sheet } from './testing.ts'

let province: TestProvince
let deeds: ReturnType<typeof deedsIn>
beforeAll(async () => {
  province = await openTestProvince([domain])
  await putInForce(province, '职工队伍状况', sheet)
  deeds = deedsIn(province)
})
afterAll(() => province.close())

describe('a survey', () => {
  test('is approved by another than whoever wrote it, states its burden, and is open only then', async () => {
    const one = await deeds.prepared()
    const shown = await province.as('datong', (ctx) => showCase(ctx, one))
    expect(shown.facts).toMatchObject({ inForce: true, questions: 3, minutes: 2 })
    await expect(
      province.as('datong', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } })),
    ).rejects.toThrow(Missing)
    await expect(province.as('datong', (ctx) => act(ctx, one, 'begin'))).rejects.toThrow()
    await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
    await province.as('datong', (ctx) => act(ctx, one, 'begin'))
    const code = await deeds.codeOf(one)
    const open = await province.asSystem((ctx) => showOpen({ ...nobody(ctx), params: { code } } as never))
    expect(open).toMatchObject({ open: true, anonymous: true, title: '队伍状况调查' })
    await expect(province.as('huangzhong', (ctx) => showCase(ctx, one))).rejects.toThrow(Missing)
  })

  test('of a questionnaire that is not in force, or a statistical one without its number, is stopped', async () => {
    const open = (answers: object) =>
      province.as('datong', (ctx) =>
        openCase(ctx, {
          process: 'survey',
          unitId: province.unit.datong,
          title: '查',
          answers: { ...opening, ...answers },
        }),
      )
    const absent = await open({ questionnaire: '没有（第1版）' })
    await expect(province.as('datong', (ctx) => act(ctx, absent, 'propose'))).rejects.toMatchObject({
      refusals: expect.arrayContaining([expect.objectContaining({ rule: 'questionnaire-in-force' })]),
    })
    const bare = await open({ basis: 'department' })
    await expect(province.as('datong', (ctx) => act(ctx, bare, 'propose'))).rejects.toMatchObject({
      refusals: expect.arrayContaining([expect.objectContaining({ rule: 'statistical-approval' })]),
    })
  })
})

describe('answers by an open link', () => {
  test('are checked against the questionnaire, limited by address, and have a receipt', async () => {
    const one = await deeds.prepared()
    await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
    await province.as('datong', (ctx) => act(ctx, one, 'begin'))
    const code = await deeds.codeOf(one)
    await expect(deeds.hand(code, { sex: 'x', hours: 8 })).rejects.toThrow(Invalid)
    await expect(deeds.hand(code, { sex: 'm', hours: 8, say: '不该答' })).rejects.toMatchObject({
      faults: [{ path: 'say', rule: 'hidden' }],
    })
    await expect(deeds.hand('nosuchcode', good(0))).rejects.toMatchObject({
      constructor: Missing,
      reason: { zh: expect.stringContaining('向发给您链接的人核对') },
    })
    const { receipt } = await deeds.hand(code, good(0), null, '10.9.9.9')
    const check = () =>
      province.asSystem((ctx) => showReceipt({ ...nobody(ctx), params: { code }, body: { receipt } } as never))
    expect(await check()).toEqual({ standing: 'waiting' })
    for (let i = 1; i < 30; i += 1) await deeds.hand(code, good(i), null, '10.9.9.9')
    await expect(deeds.hand(code, good(30), null, '10.9.9.9')).rejects.toThrow(TooMany)
    await province.asSystem(mixFullBoxes)
    expect(await check()).toEqual({ standing: 'counted' })
  })
})

describe('an anonymous survey of people drawn', () => {
  test('draws what anybody can draw again, takes one answer each, and no query tells whose it is', async () => {
    const one = await deeds.prepared({ door: 'known' }, '抽样调查')
    await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
    const ref = { regionId: one.regionId, id: one.id }
    await expect(province.as('datong', (ctx) => act(ctx, one, 'begin'))).rejects.toMatchObject({
      refusals: [{ rule: 'nobody-drawn' }],
    })
    await province.as('datong', (ctx) =>
      importFrame(ctx, ref, { name: 'f.xlsx', bytes: Buffer.from(frame(40)) }, false),
    )
    const small = { ...ref, body: { seed: '7', design: { method: 'two-stage', clusters: 2, each: 2 } } }
    await expect(
      province.as('datong', (ctx) => drawSurvey({ ...ctx, params: ref, body: small.body } as never)),
    ).rejects.toMatchObject({ refusals: [{ rule: 'lonely-group' }] })
    const design = { method: 'two-stage', clusters: 2, each: 10 } as const
    await province.as('datong', (ctx) =>
      drawSurvey({ ...ctx, params: ref, body: { seed: '2026-133', design } } as never),
    )
    const text = await province.as('datong', async (ctx) => String((await frameFile(ctx, ref)).bytes))
    const shown = await province.as('datong', (ctx) => showDraw(ctx, ref))
    const again = draw(readFrame(text), '2026-133', design)
    expect(again.frame).toBe(shown.digest)
    await expect(
      province.as('datong', (ctx) => drawSurvey({ ...ctx, params: ref, body: { seed: '8', design } } as never)),
    ).rejects.toThrow(Refused)

    await province.as('datong', (ctx) => act(ctx, one, 'begin'))
    const cells = async (publicAddress: string | null) => {
      const made = (ctx: Ctx) => makeLinks({ ...ctx, house: { ...ctx.house, publicAddress } }, ref)
      const file = await province.as('datong', made)
      return (readSheets(file.bytes as Buffer)[0]?.rows ?? []).slice(1).map((row) => String(row.cells[3]))
    }
    for (const link of await cells('https://gongyun.example.cn'))
      expect(link).toMatch(/^https:\/\/gongyun\.example\.cn\/s\/\w+#t=\w+$/)
    // Made again before anybody answered: the former ones are gone.
    const links = await cells(null)
    expect(links).toHaveLength(20)
    const code = links[0]?.split('/')[2]?.split('#')[0] ?? ''
    const tokens = links.map((link) => link.split('#t=')[1] ?? '')
    await expect(deeds.hand(code, good(0))).rejects.toMatchObject({ refusals: [{ rule: 'own-link' }] })
    for (const [i, token] of tokens.slice(0, 12).entries()) {
      await deeds.hand(code, good(i), token)
      if (i === 7) await province.asSystem(mixFullBoxes)
    }
    await expect(deeds.hand(code, good(0), tokens[0] ?? '')).rejects.toMatchObject({ refusals: [{ rule: 'answered' }] })

    // While sheets wait, all tokens that wait were written by one and the same transaction, and so were the sheets.
    const waiting = await province.asSystem(
      async ({ db }) =>
        (
          await sql<{ box: number; tokens: number; boxTxs: number; tokenTxs: number }>`
      select (select count(*)::int from survey_box where survey_id = ${one.id}) as box, (select count(*)::int from survey_token where survey_id = ${one.id} and waiting) as tokens,
             (select count(distinct xmin::text)::int from survey_box where survey_id = ${one.id}) as box_txs,
             (select count(distinct xmin::text)::int from survey_token where survey_id = ${one.id} and waiting) as token_txs`.execute(
            db,
          )
        ).rows[0],
    )
    expect(waiting).toEqual({ box: 4, tokens: 4, boxTxs: 1, tokenTxs: 1 })

    await province.as('datong', (ctx) => act(ctx, one, 'close', { input: { reason: '到期' } }))
    const dump = await province.asSystem(async ({ db }) => {
      const rows = async (table: string) =>
        (
          await sql<{
            row: Record<string, unknown>
            tx: string
          }>`select to_jsonb(t) as row, t.xmin::text as tx from ${sql.table(table)} t where survey_id = ${one.id}`.execute(
            db,
          )
        ).rows
      const lines = (await sql<{ words: string }>`select t::text as words from entry t`.execute(db)).rows
        .map(({ words: text }) => text)
        .join('\n')
      return {
        answers: await rows('survey_answer'),
        tokens: await rows('survey_token'),
        members: await rows('survey_member'),
        receipts: await rows('survey_receipt'),
        box: await rows('survey_box'),
        lines,
      }
    })
    expect([dump.answers.length, dump.tokens.filter(({ row }) => row.used).length, dump.box.length]).toEqual([
      12, 12, 0,
    ])
    // No transaction wrote tokens and fewer answers than the threshold, and every column that both tables share says the same of five or more.
    expect(new Set(dump.tokens.map(({ tx }) => tx)).size).toBe(1)
    const shared = ['stratum', 'cluster', 'weight']
    const groups = new Map<string, number>()
    for (const { row } of dump.tokens) {
      const key = shared.map((name) => String(row[name])).join('|')
      groups.set(key, (groups.get(key) ?? 0) + 1)
    }
    expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(5)
    const personal = new Set([
      ...dump.tokens.map(({ row }) => row.digest),
      ...dump.members.flatMap(({ row }) => [row.key, row.token]),
      ...dump.receipts.map(({ row }) => row.digest),
    ])
    for (const { row } of dump.answers) {
      expect(row.member).toBeNull()
      for (const [name, value] of Object.entries(row))
        if (!shared.includes(name) && typeof value === 'string') expect(personal.has(value)).toBe(false)
      expect(dump.lines).not.toContain(String(row.id))
    }
    expect(Object.keys(dump.answers[0]?.row ?? {}).filter((name) => /_at$|time/.test(name))).toEqual([])
    // Neither ids nor the places of rows follow the order of coming.
    const came = (row: Record<string, unknown>) => String((row.answers as Sheet).say ?? '')
    const order = dump.answers.map(({ row }) => came(row)).filter(Boolean)
    expect(order).not.toEqual([...order].sort((a, b) => Number(a.slice(1, -1)) - Number(b.slice(1, -1))))

    const found = await province.as('datong', (ctx) => showResults(ctx, { params: ref, query: { by: 'sex' } } as never))
    expect(found).toMatchObject({ answers: 12, drawn: 20, rate: 0.6, published: false })
    const [male] = found.results[0]?.lines ?? []
    expect(male?.estimate?.value).toBeCloseTo(0.5, 9)
    expect(found.results[1]?.lines[0]?.estimate?.deff).toBeGreaterThan(0)
    await expect(
      province.as('huangzhong', (ctx) => showResults(ctx, { params: ref, query: {} } as never)),
    ).rejects.toThrow(Missing)
    for (const make of [resultsXlsx, resultsDocx]) {
      const given = await province.as('datong', (ctx) => make(ctx, { params: ref, query: {} } as never))
      expect((given.bytes as Buffer).length).toBeGreaterThan(1000)
    }
    const margins = [
      { question: 'sex', value: 'm', total: 300, source: '名册' },
      { question: 'sex', value: 'f', total: 100, source: '名册' },
    ]
    await expect(
      province.as('datong', (ctx) => act(ctx, one, 'publish', { input: { margins, remark: '发布' } })),
    ).rejects.toThrow()
    await province.as('xining', (ctx) => act(ctx, one, 'publish', { input: { margins, remark: '发布' } }))
    const weighted = await province.as('datong', (ctx) => showResults(ctx, { params: ref, query: {} } as never))
    expect(weighted.results[0]?.lines.map(({ estimate }) => estimate?.value)).toEqual([
      expect.closeTo(0.75, 6),
      expect.closeTo(0.25, 6),
    ])
  })
})

test('fewer answers than the threshold give no result and cannot be published', async () => {
  const one = await deeds.prepared({}, '小调查')
  await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
  await province.as('datong', (ctx) => act(ctx, one, 'begin'))
  const code = await deeds.codeOf(one)
  for (let i = 0; i < 4; i += 1) await deeds.hand(code, good(i), null, '10.1.1.1')
  await province.as('datong', (ctx) => act(ctx, one, 'close', { input: { reason: '到期' } }))
  const { results } = await province.as('datong', (ctx) =>
    showResults(ctx, { params: { regionId: one.regionId, id: one.id }, query: {} } as never),
  )
  expect(
    results.every(
      ({ hidden, texts, lines }) =>
        hidden && texts.length === 0 && lines.every(({ n, estimate }) => n === null && estimate === null),
    ),
  ).toBe(true)
  await expect(
    province.as('xining', (ctx) => act(ctx, one, 'publish', { input: { margins: null, remark: '发布' } })),
  ).rejects.toMatchObject({ refusals: [{ rule: 'too-few' }] })
  await expect(deeds.hand(code, good(0))).rejects.toMatchObject({ refusals: [{ rule: 'closed' }] })
})

test('a list may be units of the tree; the worker register is asked by name and said to be absent', async () => {
  const one = await province.as('xining', (ctx) =>
    openCase(ctx, { process: 'survey', unitId: province.unit.xining, title: '单位抽样', answers: opening }),
  )
  const publish = (source: string) =>
    province.as('xining', (ctx) =>
      publishFrame({ ...ctx, params: one, body: { source, unitId: province.unit.xining } } as never),
    )
  expect(await publish('units')).toMatchObject({ count: 4 })
  await expect(publish('workers')).rejects.toMatchObject({ refusals: [{ rule: 'no-register' }] })
})

test('an XLSForm workbook is taken in whole as a draft; what is in force is not written any more and is read below', async () => {
  const file = { name: '入户.xlsx', bytes: xlsFormTemplate().bytes as Buffer }
  const { id, added } = await province.as('xining', (ctx) => importXlsForm(ctx, file, false))
  expect(added).toBe(3)
  await expect(province.as('datong', (ctx) => showQuestionnaire(ctx, id ?? ''))).rejects.toThrow(Missing)
  const review = await province.as('xining', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never))
  await province.as('reviewer', (ctx) => act(ctx, review, 'enforce', { input: { opinion: '可' } }))
  expect(await province.as('datong', (ctx) => showQuestionnaire(ctx, id ?? ''))).toMatchObject({
    state: 'in-force',
    editable: false,
  })
  await expect(province.as('gonghe', (ctx) => showQuestionnaire(ctx, id ?? ''))).rejects.toThrow(Missing)
  await expect(
    province.as('xining', (ctx) => editQuestionnaire(ctx, id ?? '', { name: 'x', year: 2026, body: sheet })),
  ).rejects.toThrow(Missing)
})
