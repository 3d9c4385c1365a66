import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { appoint } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { CaseRef, DeskItem } from '#kernel/process'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { act, listCases, openCase, processRoutes, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Stale } from '#platform/errors'
import { startAdoption } from './deeds/adoption.ts'
import { adoptionSheet, importAdoption } from './deeds/adoption-sheet.ts'
import { decideGone, decideLines, dropAddition, keptKey, writeAddition } from './deeds/decide.ts'
import { frameworkSheet, importFramework } from './deeds/framework-sheet.ts'
import { addFramework, editFramework, enforceFramework } from './deeds/frameworks.ts'
import { addMapping, confirmMapping, mapMeasure } from './deeds/mappings.ts'
import { rollUp, rollUpSheet } from './deeds/roll-up.ts'
import { showAdoption } from './deeds/show-adoption.ts'
import { domain } from './domain.ts'
import type { Decision, FrameworkBody, GetAdoption, Measure } from './model/index.ts'
import { adoptionProcess } from './process.ts'
import { ownOf } from './rules/index.ts'
import { frameworks, getAdoption } from './store/index.ts'
import { list, measure, ownWords } from './testing/index.ts'

const process = adoptionProcess as unknown as AnyProcess
const opening = { framework: crypto.randomUUID(), name: '省清单（第1版）' }
const clean = { undecided: [], faults: [], gone: [], fromAbove: true, decidedIt: false, upperName: '省清单' }

describe('an adoption, by its table', () => {
  test('goes up, is accepted, and comes back when the list above is revised', () => {
    const played = play(process, { on: '2026-11-20', answers: opening, facts: clean })
    played
      .act('submit')
      .act('accept', { opinion: '同意' })
      .act('revise', { ...opening, name: '省清单（第2版）' })
    expect(played.state()).toBe('reconciling')
    expect(played.answers().name).toBe('省清单（第2版）')
    expect(played.act('submit').act('return', { reason: '补理由' }).state()).toBe('choosing')
  })

  test('does not go up with anything undecided, and says what', () => {
    const facts = { ...clean, undecided: ['3', '4'], gone: ['9'] }
    const played = play(process, { on: '2026-11-20', answers: opening, facts })
    const [no] = played.whyNot('submit')
    expect(no).toMatchObject({ rule: 'undecided-left', message: { zh: '还有 3 条未选择：3、4、9' } })
    expect(no?.source.zh).toContain('2024-10-09')
  })

  test('is accepted by nobody but the unit above, and not by who submitted it', () => {
    const played = play(process, { on: '2026-11-20', answers: opening, facts: { ...clean, fromAbove: false } })
    played.act('submit', {}, 'p1')
    expect(played.whyNot('accept', { opinion: '同意' }, 'p2')).toMatchObject([{ rule: 'not-from-above' }])
    const own = play(process, { on: '2026-11-20', answers: opening, facts: clean }).act('submit', {}, 'p1')
    expect(own.whyNot('accept', { opinion: '同意' }, 'p1').length).toBe(1)
    for (const path of listPaths(process).filter((steps) => steps.some(({ action }) => action === 'accept')))
      expect(path.map(({ action }) => action).indexOf('submit')).toBeLessThan(
        path.map(({ action }) => action).indexOf('accept'),
      )
  })
})

const share = { noun: '一线占比', comparison: '>=', value: 60, measure: '%', by: null } as const
const first = list(
  measure('1'),
  measure('2', { targets: [share] }),
  measure('3'),
  measure('4', { group: 'b' }),
  measure('5', { group: 'b' }),
)
const decide = (key: string, choice: Decision['choice'], more: Partial<Decision> = {}): Decision => ({
  ...{ key, choice, own: null, into: null, reason: null },
  ...more,
})
const name = '全省任务清单'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

/** Somebody of the province holds the clerk's post, too. */
const alsoClerk = (login: PersonKey) =>
  province.asSystem(async (ctx) => {
    const { rows } = await sql<{ id: string }>`select id from person where login = ${login}`.execute(ctx.db)
    const post = { post: 'office-clerk', unitId: province.unit.province, from: '2020-01-01' } as const
    await appoint(ctx.db, { ...post, personId: rows[0]?.id ?? '', by: null, reason: '测试' })
  })

/** The clerk drafts an edition with these measures and the reviewer puts it in force; what follows is done. */
async function issue(body: FrameworkBody, called = name): Promise<string> {
  const id = await province.as('clerk', async (ctx) => {
    const draft = await addFramework(ctx, { name: called, year: 2026, from: 'blank' })
    await editFramework(ctx, draft, { name: called, year: 2026, body })
    return draft
  })
  await province.as('reviewer', (ctx) => enforceFramework(ctx, id))
  await province.settle()
  return id
}

const show = (ctx: Ctx, ref: CaseRef) =>
  showAdoption({ ...ctx, params: { regionId: ref.regionId, id: ref.id } } as unknown as Asked<typeof GetAdoption>)
const seen = (login: PersonKey, ref: CaseRef) => province.as(login, (ctx) => show(ctx, ref))
const stateOf = (ref: CaseRef) => province.asSystem(async (ctx) => (await showCase(ctx, ref)).state)

async function choose(login: PersonKey, ref: CaseRef, ...lines: Decision[]): Promise<void> {
  await province.as(login, async (ctx) => {
    const { rev } = await getAdoption(ctx.db, ref)
    await decideLines(ctx, ref, { rev, lines })
  })
}

const start = (login: PersonKey, unit: keyof TestProvince['unit'], frameworkId: string) =>
  province.as(login, (ctx) => startAdoption(ctx, { unitId: province.unit[unit], frameworkId }))
const submit = (login: PersonKey, ref: CaseRef) =>
  province.as(login, (ctx) => act(ctx, ref, 'submit', { input: { note: null } }))
const accept = async (login: PersonKey, ref: CaseRef) => {
  await province.as(login, (ctx) => act(ctx, ref, 'accept', { input: { opinion: '同意' } }))
  await province.settle()
}
type Item = z.output<typeof DeskItem>
async function deskOf(login: PersonKey): Promise<readonly Item[]> {
  const desk = processRoutes.find((route) => route.endpoint.path === '/desk')
  const asking = { query: { page: 1, size: 20 } }
  const found = await province.as(login, async (ctx) => desk?.answer({ ...ctx, ...asking } as never))
  return (found as { rows: Item[] }).rows
}
const resultOf = (ref: CaseRef) =>
  province.asSystem(async (ctx) => frameworks.get(ctx.db, (await getAdoption(ctx.db, ref)).resultId ?? ''))

describe('a list handed down', () => {
  let v1 = ''
  let xining: CaseRef
  let datong: CaseRef
  beforeAll(async () => {
    v1 = await issue(first)
  })

  test('is put in force by somebody else than who drafted it, and does not change any more', async () => {
    const draft = await province.as('clerk', (ctx) =>
      addFramework(ctx, { name: '另一清单', year: 2026, from: 'opinion' }),
    )
    await expect(province.as('clerk', (ctx) => enforceFramework(ctx, draft))).rejects.toThrow(Missing)
    await expect(
      province.as('clerk', (ctx) => editFramework(ctx, v1, { name, year: 2026, body: list() })),
    ).rejects.toThrow(Missing)
    const { digest } = await province.asSystem((ctx) => frameworks.get(ctx.db, v1))
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    for (const login of ['xining', 'plant'] as const)
      await expect(province.as(login, (ctx) => frameworks.get(ctx.db, draft))).rejects.toThrow(Missing)
  })

  test('is not put in force by who wrote in another’s draft, with a second post either', async () => {
    await alsoClerk('reviewer')
    const drafted = (called: string) =>
      province.as('clerk', async (ctx) => {
        const id = await addFramework(ctx, { name: called, year: 2026, from: 'blank' })
        await editFramework(ctx, id, { name: called, year: 2026, body: first })
        return id
      })
    const written = await drafted('他人改写的清单')
    await province.as('reviewer', (ctx) =>
      editFramework(ctx, written, { name: '他人改写的清单', year: 2026, body: list(measure('1')) }),
    )
    const taken = await drafted('他人导入的清单')
    await province.as('reviewer', async (ctx) => {
      const file = await frameworkSheet(ctx, taken)
      expect(await importFramework(ctx, taken, { name: 'a.xlsx', bytes: file.bytes } as never, false)).toMatchObject({
        added: 5,
      })
    })
    for (const id of [written, taken])
      await expect(province.as('reviewer', (ctx) => enforceFramework(ctx, id))).rejects.toMatchObject({
        refusals: [{ rule: 'four-eyes' }],
      })
  })

  test('is numbered once, however many begin it at the same moment', async () => {
    const begin = () =>
      province.as('clerk', (ctx) => addFramework(ctx, { name: '同时起草', year: 2026, from: 'blank' }))
    const made = await Promise.all([begin(), begin(), begin(), begin()])
    const versions = await province.asSystem((ctx) =>
      Promise.all(made.map(async (id) => (await frameworks.get(ctx.db, id)).version)),
    )
    expect(versions.sort()).toEqual([1, 2, 3, 4])
  })

  test('is adopted line by line; what stands against it is named, and it does not go up with it', async () => {
    xining = await start('xining', 'xining', v1)
    await choose(
      'xining',
      xining,
      decide('1', 'keep'),
      decide('2', 'change', { own: ownWords({ targets: [{ ...share, value: 50 }] }) }),
    )
    await choose('xining', xining, decide('3', 'merge', { into: '1' }), decide('4', 'drop'))
    await expect(submit('xining', xining)).rejects.toMatchObject({
      refusals: [{ rule: 'undecided-left' }, { rule: 'faulty-lines' }],
    })
    const rules = (await seen('xining', xining)).rows.flatMap(({ faults }) => faults.map(({ rule }) => rule))
    expect(rules).toEqual(['below-minimum', 'no-reason'])
    await choose('xining', xining, decide('4', 'drop', { reason: '本地无此行业' }), decide('5', 'keep'))
    await choose('xining', xining, decide('2', 'change', { own: ownWords({ targets: [{ ...share, value: 70 }] }) }))
    await submit('xining', xining)
    expect(await stateOf(xining)).toBe('submitted')
    // The unit holds the same permission over those below it, and cannot accept its own.
    expect((await deskOf('xining')).map(({ title }) => title)).toEqual([])
    expect(await deskOf('reviewer')).toMatchObject([{ title: name, mine: true }])
    const waits = await province.as('xining', async (ctx) => (await showCase(ctx, xining)).waitsFor)
    expect(waits).toMatchObject({ unitName: '青海省总工会', mine: false })
  })

  test('is accepted above only; then it is a list in force of the unit, with the reasons in it', async () => {
    await expect(
      province.as('xining', (ctx) => act(ctx, xining, 'accept', { input: { opinion: '同意' } })),
    ).rejects.toThrow(Missing)
    // No door that could never open for them, neither now nor once the list is in force.
    expect((await province.as('xining', (ctx) => showCase(ctx, xining))).doors).toEqual([])
    await expect(choose('xining', xining, decide('5', 'keep'))).rejects.toMatchObject({
      refusals: [{ rule: 'not-being-decided' }],
    })
    await accept('reviewer', xining)
    const made = await resultOf(xining)
    expect(made).toMatchObject({ state: 'in-force', version: 1, fromId: v1, name: '全省任务清单（西宁市总工会）' })
    expect(made.body.measures.map(({ key, trace }) => [key, trace?.from])).toEqual([
      ['1', ['1', '3']],
      ['2', ['2']],
      ['5', ['5']],
    ])
    expect(made.body.dropped).toEqual([{ key: '4', title: '举措4', reason: '本地无此行业' }])
  })

  test('goes on to the county, from the prefecture, and is accepted there', async () => {
    const made = await resultOf(xining)
    datong = await start('datong', 'datong', made.id)
    await choose(
      'datong',
      datong,
      decide('1', 'keep'),
      decide('2', 'keep'),
      decide('5', 'drop', { reason: '由市里统一做' }),
    )
    await choose('xining', datong, decide('1', 'keep'))
    await submit('datong', datong)
    await expect(accept('datong', datong)).rejects.toThrow(Missing)
    // The prefecture may write in the lists below it; then it does not accept what it wrote.
    await expect(accept('xining', datong)).rejects.toMatchObject({ refusals: [{ rule: 'four-eyes' }] })
    await province.as('xining', (ctx) => act(ctx, datong, 'return', { input: { reason: '由县里自己选择' } }))
    await choose('datong', datong, decide('1', 'keep'))
    await submit('datong', datong)
    await accept('xining', datong)
    expect((await resultOf(datong)).body.measures).toHaveLength(2)
  })

  test('is adopted once, from above only, and only what is in force', async () => {
    const made = await resultOf(xining)
    await expect(start('xining', 'xining', v1)).rejects.toMatchObject({ faults: [{ rule: 'adopted-already' }] })
    await expect(start('xining', 'xining', made.id)).rejects.toMatchObject({ faults: [{ rule: 'not-above' }] })
    await expect(start('gonghe', 'gonghe', made.id)).rejects.toThrow(Missing)
    await expect(start('xining', 'hainan', v1)).rejects.toThrow(Missing)
  })

  test('is seen from above and from itself, not from beside or below; and written by nobody beside', async () => {
    for (const login of ['clerk', 'reviewer', 'xining'] as const)
      expect((await seen(login, xining)).rows).toHaveLength(5)
    for (const login of ['hainan', 'datong', 'plant', 'gonghe'] as const)
      await expect(seen(login, xining)).rejects.toThrow(Missing)
    await expect(choose('hainan', xining, decide('1', 'keep'))).rejects.toThrow(Missing)
    await expect(choose('clerk', xining, decide('1', 'keep'))).rejects.toThrow(Missing)
  })

  test('is not written over what somebody did not see, nor about measures it does not have', async () => {
    const hainan = await start('hainan', 'hainan', v1)
    await choose('hainan', hainan, ...first.measures.map(({ key }) => decide(key, 'keep')))
    const stale = (ctx: Ctx) => decideLines(ctx, hainan, { rev: 1, lines: [decide('1', 'keep')] })
    await expect(province.as('hainan', stale)).rejects.toThrow(Stale)
    await expect(choose('hainan', hainan, decide('99', 'keep'))).rejects.toThrow(Invalid)
    await submit('hainan', hainan)
    await accept('reviewer', hainan)
  })

  test('is counted: who covers, exceeds, misses, and one level further down', async () => {
    const all = await province.as('clerk', (ctx) => rollUp(ctx, v1))
    const unit = (id: number) => all.units.find((one) => one.id === id)
    expect(unit(province.unit.xining)).toMatchObject({ covered: 3, exceeds: 1, misses: 1, behind: false, below: true })
    expect(unit(province.unit.hainan)).toMatchObject({ covered: 5, exceeds: 0, misses: 0 })
    const fourth = all.measures.find(({ key }) => key === '4')?.cells
    expect(fourth).toContainEqual({ key: '4', state: 'misses', why: 'dropped', words: '本地无此行业' })
    const below = await province.as('clerk', (ctx) => rollUp(ctx, v1, province.unit.xining))
    const county = below.units.findIndex(({ id }) => id === province.unit.datong)
    expect(below.measures.map(({ cells }) => cells[county]?.why)).toEqual([
      'keep',
      'higher-target',
      'keep',
      'dropped',
      'dropped',
    ])
    expect(below.measures[3]?.cells[county]?.words).toBe('上级清单未列：本地无此行业')
    expect(below.units.find(({ id }) => id === province.unit.huangzhong)).toMatchObject({ misses: 5, adoption: null })
    expect((await province.as('clerk', (ctx) => rollUpSheet(ctx, v1))).name).toContain('覆盖情况')
  })

  test('is counted within one’s right: a prefecture sees itself and below, not beside', async () => {
    const own = await province.as('xining', (ctx) => rollUp(ctx, v1))
    expect(own.units.map(({ id }) => id)).toEqual([province.unit.xining])
    await expect(province.as('hainan', (ctx) => rollUp(ctx, v1, province.unit.xining))).rejects.toThrow(Missing)
  })
})

describe('a revision above', () => {
  const called = '修订清单'
  const changed = (key: string): Measure => measure(key, { words: '省里改写' })
  let ref: CaseRef
  let v2 = ''
  beforeAll(async () => {
    const v1 = await issue(first, called)
    ref = await start('hainan', 'hainan', v1)
    await choose(
      'hainan',
      ref,
      decide('1', 'keep'),
      decide('2', 'change', { own: { ...ownOf(first.measures[1] as Measure), lead: '海南州总工会' } }),
      decide('3', 'change', { own: ownWords({ title: '州里的做法' }) }),
      decide('4', 'keep'),
      decide('5', 'keep'),
    )
    await province.as('hainan', async (ctx) => {
      const { rev } = await getAdoption(ctx.db, ref)
      await writeAddition(ctx, ref, {
        rev,
        key: null,
        addition: { own: ownWords(), area: null, exceeds: '1', reason: null },
      })
    })
    await submit('hainan', ref)
    await accept('reviewer', ref)
    v2 = await issue(
      list(
        changed('1'),
        measure('2', { words: '省里改写', targets: [share] }),
        measure('3'),
        measure('4', { group: 'b' }),
        measure('6'),
      ),
      called,
    )
  })

  test('puts a task on the desk of every unit that adopted it, with a term', async () => {
    const { rows } = await province.as('hainan', (ctx) =>
      listCases(ctx.db, { process: 'adoption', page: 1, size: 20, state: 'reconciling' } as never, null, ctx.today),
    )
    const mine = rows.find(({ id }) => id === ref.id)
    expect(mine).toMatchObject({ turn: 'tailoring.adopt', dueOn: '2026-12-11' })
  })

  test('carries over what one side changed, with the name of who decided it, and asks about the rest', async () => {
    const { differences, additions, rows } = await seen('hainan', ref)
    const of = (key: string) => differences.find((one) => one.key === key)
    expect(differences.map(({ key, kind }) => [key, kind])).toEqual([
      ['1', 'theirs'],
      ['2', 'both'],
      ['3', 'ours'],
      ['4', 'unchanged'],
      ['6', 'added'],
      ['5', 'gone'],
    ])
    expect(differences.filter(({ needs, settled }) => needs && !settled).map(({ key }) => key)).toEqual(['2', '6', '5'])
    expect(of('2')).toMatchObject({ clashes: [], suggestion: { own: { words: '省里改写', lead: '海南州总工会' } } })
    expect(rows.find(({ key }) => key === '3')).toMatchObject({
      decision: { own: { title: '州里的做法' } },
      decided: { byName: 'hainan同志', carried: true },
    })
    expect(additions).toHaveLength(1)
    await expect(submit('hainan', ref)).rejects.toMatchObject({ refusals: [{ rule: 'undecided-left' }] })
  })

  test('leaves the list in force meanwhile, shown above as behind', async () => {
    const { units, measures } = await province.as('clerk', (ctx) => rollUp(ctx, v2))
    expect(units.find(({ id }) => id === province.unit.hainan)).toMatchObject({ behind: true, version: 1 })
    expect(measures.find(({ key }) => key === '6')?.cells.some(({ why }) => why === 'undecided')).toBe(true)
  })

  test('is reconciled: each decision is kept, and the result is the next version on the new edition', async () => {
    const { differences } = await seen('hainan', ref)
    const joined = differences.find(({ key }) => key === '2')?.suggestion as Decision
    await choose('hainan', ref, joined, decide('6', 'drop', { reason: '州里没有这个行业' }))
    await province.as('hainan', async (ctx) => {
      const { rev } = await getAdoption(ctx.db, ref)
      const lines = [{ key: '5', choice: 'own' as const, reason: null }]
      await expect(decideGone(ctx, ref, { rev, lines: [{ key: '4', choice: 'own', reason: null }] })).rejects.toThrow(
        Invalid,
      )
      await decideGone(ctx, ref, { rev, lines })
    })
    await submit('hainan', ref)
    await accept('reviewer', ref)
    const made = await resultOf(ref)
    expect(made).toMatchObject({ version: 2, fromId: v2, state: 'in-force' })
    expect(made.body.measures.map(({ key, title }) => `${key} ${title}`)).toEqual([
      '1 举措1',
      '2 举措2',
      '3 州里的做法',
      '4 举措4',
      `u${province.unit.hainan}-1 本级举措`,
      `u${province.unit.hainan}-k-5 举措5`,
    ])
    expect(made.body.dropped).toMatchObject([{ key: '6', reason: '州里没有这个行业' }])
    expect((await seen('hainan', ref)).base).toBeNull()
  })

  test('while a list is still being chosen keeps what was chosen', async () => {
    const other = await start('xining', 'xining', v2)
    await choose('xining', other, decide('1', 'keep'), decide('3', 'drop', { reason: '本地无此行业' }))
    await issue(list(measure('1', { words: '再改' }), measure('3'), measure('7')), called)
    const { rows } = await seen('xining', other)
    expect(rows.map(({ key, decision }) => [key, decision?.choice ?? null])).toEqual([
      ['1', 'keep'],
      ['3', 'drop'],
      ['7', null],
    ])
    expect(await stateOf(other)).toBe('reconciling')
  })
})

describe('workbooks', () => {
  const measures = list(measure('1', { targets: [share] }), measure('2'), measure('3'))

  test('of a framework and of decisions are taken in as they were given out', async () => {
    const draft = await province.as('clerk', async (ctx) => {
      const id = await addFramework(ctx, { name: '表格清单', year: 2026, from: 'blank' })
      await editFramework(ctx, id, { name: '表格清单', year: 2026, body: measures })
      return id
    })
    const { name: file, bytes } = await province.as('clerk', (ctx) => frameworkSheet(ctx, draft))
    const taken = await province.as('clerk', (ctx) =>
      importFramework(ctx, draft, { name: file, bytes: bytes as Buffer }, false),
    )
    expect(taken).toMatchObject({ rows: 3, added: 3, faults: [] })
    const { body } = await province.asSystem((ctx) => frameworks.get(ctx.db, draft))
    expect(body.measures).toEqual(measures.measures)
  })

  test('of decisions name row and rule of what is wrong, and write nothing then', async () => {
    const id = await issue(measures, '表格清单二')
    const ref = await start('hainan', 'hainan', id)
    await choose('hainan', ref, decide('1', 'keep'), decide('2', 'drop'))
    const sheet = await province.as('hainan', (ctx) => adoptionSheet(ctx, ref))
    const file = { name: sheet.name, bytes: sheet.bytes as Buffer }
    const tried = await province.as('hainan', (ctx) => importAdoption(ctx, ref, file, false))
    expect(tried).toMatchObject({ rows: 2, added: 0, faults: [{ row: 3, rule: 'no-reason' }] })
    await choose('hainan', ref, decide('2', 'drop', { reason: '本地无此行业' }))
    const good = await province.as('hainan', (ctx) => adoptionSheet(ctx, ref))
    const again = await province.as('hainan', (ctx) =>
      importAdoption(ctx, ref, { name: good.name, bytes: good.bytes as Buffer }, false),
    )
    expect(again).toMatchObject({ rows: 2, added: 2, faults: [] })
  })

  test('of a framework are refused once somebody wrote in the draft after the export, naming what', async () => {
    const draft = await province.as('clerk', async (ctx) => {
      const id = await addFramework(ctx, { name: '过时的表格', year: 2026, from: 'blank' })
      await editFramework(ctx, id, { name: '过时的表格', year: 2026, body: measures })
      return id
    })
    const sheet = await province.as('clerk', (ctx) => frameworkSheet(ctx, draft))
    const [first, second, ...rest] = measures.measures
    if (!first || !second) throw new Error('the list is too short')
    const body = { ...measures, measures: [first, { ...second, title: '另一种写法' }, ...rest.slice(1), measure('9')] }
    await province.as('clerk', (ctx) => editFramework(ctx, draft, { name: '过时的表格', year: 2026, body }))
    const file = { name: sheet.name, bytes: sheet.bytes as Buffer }
    const tried = await province.as('clerk', (ctx) => importFramework(ctx, draft, file, false))
    expect(tried).toMatchObject({ added: 0 })
    expect(tried.faults.map(({ rule, row, message }) => [rule, row, message.zh])).toEqual([
      ['sheet-stale', 3, `编号 ${second.key} 在导出之后已被修改：“举措”。请重新导出，在新表上修改`],
      ['sheet-stale', 4, `编号 ${rest[0]?.key} 在导出之后已被删除。请重新导出，在新表上修改`],
      ['sheet-stale', undefined, '导出之后已新增：9，表中没有。请重新导出，在新表上修改'],
    ])
    const kept = await province.asSystem((ctx) => frameworks.get(ctx.db, draft))
    expect(kept.body.measures.map(({ title }) => title)).toContain('另一种写法')
  })

  test('of decisions are refused once somebody decided a line after the export, naming what', async () => {
    const ref = await start('xining', 'xining', await issue(measures, '表格清单三'))
    await choose('xining', ref, decide('1', 'keep'), decide('2', 'drop', { reason: '本地无此行业' }))
    const sheet = await province.as('xining', (ctx) => adoptionSheet(ctx, ref))
    await choose('xining', ref, decide('2', 'drop', { reason: '上级已同意' }))
    const file = { name: sheet.name, bytes: sheet.bytes as Buffer }
    const tried = await province.as('xining', (ctx) => importAdoption(ctx, ref, file, false))
    expect(tried).toMatchObject({ added: 0, faults: [{ row: 3, rule: 'sheet-stale' }] })
    expect(tried.faults[0]?.message.zh).toContain('“理由”')
  })

  test('keep long keys apart that begin alike, and off the numbers of own additions', () => {
    const long = (end: string) => `${'重'.repeat(38)}${end}`
    expect(keptKey(long('甲'), 7)).not.toBe(keptKey(long('乙'), 7))
    expect(keptKey(long('甲'), 7).length).toBeLessThanOrEqual(40)
    expect(keptKey('1', 7)).not.toBe('u7-1')
  })

  test('are refused when they are none', async () => {
    const draft = await province.as('clerk', (ctx) => addFramework(ctx, { name: '坏表格', year: 2026, from: 'blank' }))
    const bad = { name: 'x.xlsx', bytes: Buffer.from('不是表格') }
    await expect(province.as('clerk', (ctx) => importFramework(ctx, draft, bad, true))).rejects.toThrow(Invalid)
    await expect(
      province.as('clerk', (ctx) => dropAddition(ctx, { regionId: 1, id: crypto.randomUUID() }, { rev: 1, key: 'x' })),
    ).rejects.toThrow(Missing)
  })
})

describe('two lists of one name above', () => {
  test('do not push each other out of force below, and a case bears the name of its list', async () => {
    const top = await issue(list(measure('1')), '同名清单')
    const through = await start('xining', 'xining', top)
    await choose('xining', through, decide('1', 'keep'))
    await submit('xining', through)
    await accept('reviewer', through)
    const made = await resultOf(through)
    const [ofXining, ofTop] = [await start('datong', 'datong', made.id), await start('datong', 'datong', top)]
    for (const [one, by] of [
      [ofXining, 'xining'],
      [ofTop, 'reviewer'],
    ] as const) {
      await choose('datong', one, decide('1', 'keep'))
      await submit('datong', one)
      await accept(by, one)
    }
    const lists = [await resultOf(ofXining), await resultOf(ofTop)]
    expect(lists.map(({ state, version }) => [state, version])).toEqual([
      ['in-force', 1],
      ['in-force', 1],
    ])
    expect(new Set(lists.map((one) => one.name)).size).toBe(2)
    const answers = { framework: top, name: '另一份清单（第9版）' }
    const forged = { process: 'adoption', unitId: province.unit.gonghe, title: '采纳', answers }
    await expect(province.as('gonghe', (ctx) => openCase(ctx, forged))).rejects.toMatchObject({
      faults: [{ path: 'answers.name', rule: 'other-name' }],
    })
  })
})

describe('a mapping', () => {
  test('is not confirmed while one of its frameworks may still change', async () => {
    const old = await issue(list(measure('1')), '旧清单')
    const id = await province.as('clerk', async (ctx) => {
      const toId = await addFramework(ctx, { name: '未施行清单', year: 2026, from: 'blank' })
      const mapping = await addMapping(ctx, { fromId: old, toId })
      await mapMeasure(ctx, mapping, { rev: 1, from: '1', heirs: [], note: '不再单列' })
      return mapping
    })
    await expect(province.as('clerk', (ctx) => confirmMapping(ctx, id))).rejects.toMatchObject({
      refusals: [{ rule: 'still-a-draft' }],
    })
  })
})
