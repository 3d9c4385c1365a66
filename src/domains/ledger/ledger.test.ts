import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { Invalid, Missing, Stale } from '#platform/errors'
import { dropItem, editItem, mergeItems, splitItem } from './deeds/edit.ts'
import { createPoints } from './deeds/points.ts'
import { addItems } from './domain.ts'
import { showPoints } from './store/points.ts'
import { tryLedger } from './testing.ts'

const ledger = tryLedger()
beforeAll(ledger.open)
afterAll(ledger.close)
beforeEach(() => ledger.begin())
const { clerk, begin, body, write, read, list, issue } = ledger

describe('work points', () => {
  test('are begun once a year by the office only', async () => {
    const again = (ctx: Ctx) =>
      createPoints(ctx, { unitId: ledger.province.unit.office, year: ledger.year, title: '重复', copyOpen: false })
    await expect(clerk(again)).rejects.toMatchObject({ refusals: [{ rule: 'year-exists' }] })
    await expect(ledger.province.as('xining', again)).rejects.toThrow(Missing)
  })

  test('take over what is open from last year, and no work is ordered twice', async () => {
    await write({ title: '未下达的' })
    const running = await issue(await write({ title: '推进中的' }))
    const gone = await write({ title: '已取消的' })
    await clerk((ctx) => dropItem(ctx, gone, { rev: 1, reason: '与上级要求重复' }))
    await begin(true)
    const { rows } = await list('clerk')
    expect(rows.map(({ title, state, dueOn }) => [title, state, dueOn])).toEqual([
      ['未下达的', 'draft', null],
      ['推进中的', 'issued', '2027-06-30'],
    ])
    expect(rows[1]?.case).toMatchObject({ id: running.id, closed: false })
  })

  test('count what they hold', async () => {
    await write()
    await write({ leads: [] })
    await issue(await write())
    const shown = await clerk((ctx) => showPoints(ctx.db, ledger.pointsId))
    expect(shown).toMatchObject({ items: 3, drafts: 2, issued: 1, running: 1, done: 0, faulty: 1, state: 'issued' })
  })
})

describe('a draft', () => {
  test('is changed as it was seen, by the office only, with a line in the journal', async () => {
    const id = await write()
    const change = { ...body({ title: '改过的' }), rev: 1 }
    await expect(ledger.province.as('labour', (ctx) => editItem(ctx, id, change))).rejects.toThrow(Missing)
    await clerk((ctx) => editItem(ctx, id, change))
    expect(await read(id)).toMatchObject({ title: '改过的', rev: 2 })
    await expect(clerk((ctx) => editItem(ctx, id, change))).rejects.toThrow(Stale)
    const { rows } = await ledger.province.asSystem((ctx) =>
      sql<{ action: string; personName: string; title: string }>`
        select action, person_name, body->'after'->>'title' as title from entry
         where subject_kind = 'ledger-item' and subject_id = ${id} order by action`.execute(ctx.db),
    )
    expect(rows).toMatchObject([
      { action: 'ledger.item.edit', personName: 'clerk同志', title: '改过的' },
      { action: 'ledger.item.write', personName: 'clerk同志' },
    ])
  })

  test('is led by units that are there', async () => {
    await expect(write({ leads: [99_999] })).rejects.toThrow(Invalid)
  })

  test('is split into parts that keep the clause, and merged again', async () => {
    const place = { documentId: randomUUID(), title: '要点', number: '（三）', start: 3, end: 30 }
    const edition = {
      documentId: place.documentId,
      title: '要点',
      unitId: ledger.province.unit.office,
      year: ledger.year,
    }
    const added = await clerk((ctx) => addItems(ctx, { ...edition, items: [{ ...body({ words: '原文' }), place }] }))
    expect(added.added).toBe(1)
    const [whole] = (await list('clerk')).rows
    if (!whole) throw new Error('nothing was taken from the document')
    const parts = [
      { title: '上半', words: '一是', leads: [] },
      { title: '下半', words: null, leads: [ledger.province.unit.education] },
    ]
    const ids = await clerk((ctx) => splitItem(ctx, whole.id, { rev: 1, parts }))
    const rows = (await list('clerk')).rows
    expect(rows.map(({ title, words, leads, place: at }) => [title, words, leads[0]?.id, at?.number])).toEqual([
      ['上半', '一是', ledger.province.unit.labour, '（三）'],
      ['下半', '原文', ledger.province.unit.education, '（三）'],
    ])
    await clerk((ctx) => mergeItems(ctx, { into: ids[0] ?? '', from: [ids[1] ?? ''] }))
    const merged = await read(ids[0] ?? '')
    expect(merged.faults.map((fault) => fault.rule)).toEqual(['double-lead'])
    expect((await list('clerk', { state: 'dropped' })).rows.map((row) => row.reason)).toEqual([
      '拆分为第 2、3 项',
      '并入第 2 项',
    ])
  })

  test('with a fault is found by it, in the list as by the rule', async () => {
    const { labour, education } = ledger.province.unit
    await write()
    await write({ title: '无主', leads: [] })
    await write({ title: '两家', leads: [labour, education] })
    await write({ title: '又配合', joints: [labour] })
    await write({ title: '未归类', area: null })
    for (const fault of ['no-owner', 'double-lead', 'lead-joins', 'no-area', 'unmatched', 'ended-unit'] as const) {
      const found = (await list('clerk', { fault })).rows.map((row) => row.title)
      const ruled = (await list('clerk')).rows
        .filter((row) => row.faults.some((f) => f.rule === fault))
        .map((row) => row.title)
      expect(found).toEqual(ruled)
    }
    expect((await list('clerk', { fault: 'any' })).rows.map((row) => row.title)).toEqual([
      '无主',
      '两家',
      '又配合',
      '未归类',
    ])
  })
})
