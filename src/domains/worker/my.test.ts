import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { takeCode } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { act, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { inTx } from '#platform/db/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { addWorker } from './deeds/add.ts'
import { issueOwn } from './deeds/credentials.ts'
import { confirmEntry, sayEntry, showTimeline } from './deeds/entries.ts'
import { beginFile } from './deeds/life.ts'
import { mergeWorkers } from './deeds/merge.ts'
import {
  askCorrection,
  askDeletion,
  confirmOwn,
  consentOwn,
  disputeOwn,
  type Mine,
  showMy,
  showMySights,
  withdrawOwn,
} from './deeds/my.ts'
import { exportMyJson, exportMyPdf } from './deeds/my-export.ts'
import { showWorker } from './deeds/show.ts'
import { enterMy, sendCode } from './deeds/sign-in.ts'
import { domain } from './domain.ts'
import type { EnterMy, SendCode, WorkerRef } from './model/index.ts'
import { madeIdentity, sampleWorker } from './testing.ts'

let province: TestProvince
let ref: WorkerRef
beforeAll(async () => {
  province = await openTestProvince([domain])
  ref = await province.as('datong', (ctx) => addWorker(ctx, sampleWorker(province.unit.plant)))
})
afterAll(() => province.close())

/** As the worker on the phone: no scope, no post, only what is their own. */
const own = async <T>(deed: (ctx: Mine) => Promise<T>, id = ref.id): Promise<T> => {
  const system = await province.asSystem(async (ctx) => ctx)
  return inTx(province.database, { 'app.subject': id, 'app.person': id }, (db) => {
    const actor = { ...system.actor, personId: id, name: '石小川', session: 'x', grants: [] }
    return deed({ ...system, db, actor, ownUnits: [], subject: { id, name: '石小川', session: 'x' } })
  })
}
const grade = (more: Record<string, unknown> = {}) => ({
  ...{ occupation: '电解铝工', grade: '4', certificate: 'Y000063000001253000001', body: '某评价机构' },
  ...{ from: '2025-06-01', to: null, source: '证书原件', evidence: null, ...more },
})
const say = (login: PersonKey, more = {}) => province.as(login, (ctx) => sayEntry(ctx, ref, 'grade', grade(more)))
const entryOf = async (id: string) => (await own(showMy)).entries.find((one) => one.id === id)

describe('a line of the timeline', () => {
  test('written by the unit is a claim until the worker confirms it; only then it counts', async () => {
    const { id } = await say('plant')
    expect(await entryOf(id)).toMatchObject({
      state: 'claimed',
      reporterUnitName: '大通某铝业公司工会',
      byWorker: false,
    })
    await expect(province.as('plant', (ctx) => confirmEntry(ctx, ref, id))).rejects.toMatchObject({
      refusals: [{ rule: 'own-claim' }],
    })
    expect((await province.as('datong', (ctx) => showWorker(ctx, ref))).skillGrade).toBe(3)
    await own((ctx) => confirmOwn(ctx, id))
    expect((await province.as('datong', (ctx) => showWorker(ctx, ref))).skillGrade).toBe(4)
  })

  const wrong = [
    [{ certificate: 'Y000063000001254000001' }, 'certificate-level'],
    [{ certificate: 'X1' }, 'certificate-form'],
    [{ certificate: 'Y000063000001273000001' }, 'certificate-year'],
    [{ from: '2027-01-01' }, 'future'],
    [{ to: '2020-01-01' }, 'dates'],
    [{ body: '联系人 13800138000' }, 'personal-number'],
  ] as const
  test.each(wrong)('is refused with %o', async (more, rule) => {
    await expect(say('plant', more)).rejects.toMatchObject({ faults: [{ rule }] })
  })

  test('is disputed on the phone: marked at once, judged by somebody else within the term', async () => {
    const { id } = await say('plant')
    await own((ctx) => disputeOwn(ctx, id, '我没有考过这个等级'))
    expect((await entryOf(id))?.state).toBe('disputed')
    const [one] = (await own(showMy)).cases
    expect(one).toMatchObject({ process: 'worker-claim', closed: false, mayWithdraw: true })
    expect(one?.dueOn).toMatch(/^2026-12-/)
    const caseRef = { regionId: Number(one?.regionId), id: String(one?.id) }
    const verdict = { input: { finding: '调阅评价机构台账，等级属实', proof: null } }
    await expect(province.as('plant', (ctx) => act(ctx, caseRef, 'uphold', verdict))).rejects.toMatchObject({
      refusals: [{ rule: 'own-line' }],
    })
    await expect(province.as('huangzhong', (ctx) => showCase(ctx, caseRef))).rejects.toThrow(Missing)
    const shown = await province.as('datong', (ctx) => showCase(ctx, caseRef))
    expect(JSON.stringify(shown)).not.toContain('石小川')
    await province.as('datong', (ctx) => act(ctx, caseRef, 'correct', verdict))
    expect((await entryOf(id))?.state).toBe('withdrawn')
    expect((await own(showMy)).cases[0]).toMatchObject({ closed: true, answer: '调阅评价机构台账，等级属实' })
  })

  test('is not disputed twice, and a dispute can be taken back', async () => {
    const { id } = await say('datong')
    await own((ctx) => disputeOwn(ctx, id, '日期不对，请核实'))
    await expect(own((ctx) => disputeOwn(ctx, id, '日期不对，请核实'))).rejects.toThrow(Refused)
    const open = (await own(showMy)).cases.find((one) => !one.closed)
    await own((ctx) => withdrawOwn(ctx, open?.id ?? ''))
    expect((await entryOf(id))?.state).toBe('claimed')
  })

  test('of a stranger is not there for anybody on a phone', async () => {
    const stranger = crypto.randomUUID()
    await expect(own(showMy, stranger)).rejects.toThrow(Missing)
    const { entries } = await province.as('plant', (ctx) => showTimeline(ctx, ref))
    await expect(own((ctx) => confirmOwn(ctx, entries[0]?.id ?? ''), stranger)).rejects.toThrow(Missing)
  })
})

describe('one’s own file', () => {
  test('says who may see it and who has looked', async () => {
    const { readers } = await own(showMy)
    expect(readers.map(({ unitName }) => unitName)).toContain('大通县总工会')
    expect(readers.map(({ unitName }) => unitName)).not.toContain('湟中区总工会')
    await province.as('xining', (ctx) => showWorker(ctx, ref))
    const { rows } = await own((ctx) => showMySights(ctx, { page: 1, size: 100 }))
    expect(rows.map((row) => row.personName)).toContain('xining同志')
    expect(rows.some((row) => row.way === 'own')).toBe(false)
    const all = await own((ctx) => showMySights(ctx, { page: 1, size: 100, own: true }))
    expect(all.rows.some((row) => row.way === 'own')).toBe(true)
  })

  test('holds consent for each purpose, withdrawn as easily as given, with the words that were shown', async () => {
    await own((ctx) => consentOwn(ctx, 'training', true))
    await own((ctx) => consentOwn(ctx, 'jobs', true))
    await own((ctx) => consentOwn(ctx, 'training', false))
    expect((await own(showMy)).consents.map(({ purpose }) => purpose)).toEqual(['jobs'])
    const { rows } = await province.asSystem(({ db }) =>
      sql<{
        words: string
        gone: boolean
      }>`select words, withdrawn_at is not null as gone from worker_consent order by gone`.execute(db),
    )
    expect(rows.map(({ gone }) => gone)).toEqual([false, true])
    expect(rows[0]?.words).toContain('接收方')
  })

  test('is taken along whole, as JSON and on paper', async () => {
    const json = JSON.parse((await own(exportMyJson)).bytes.toString()) as {
      worker: Record<string, string>
      sights: unknown[]
    }
    expect(json.worker).toMatchObject({ name: '石小川', phone: '19900000017', card: 'A63012100017' })
    expect(json.sights.length).toBeGreaterThan(3)
    const pdf = await own(exportMyPdf)
    expect((pdf.bytes as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is corrected through a case; numbers are kept out of its words', async () => {
    await expect(own((ctx) => askCorrection(ctx, { field: 'phone', what: '改为 13800138000' }))).rejects.toThrow(
      Invalid,
    )
    await own((ctx) => askCorrection(ctx, { field: 'phone', what: '手机号已更换，到窗口出示' }))
    await expect(
      own((ctx) => askCorrection(ctx, { field: 'phone', what: '手机号已更换，到窗口出示' })),
    ).rejects.toMatchObject({
      refusals: [{ rule: 'asked-already' }],
    })
    const open = (await own(showMy)).cases.find(({ process, closed }) => process === 'worker-correction' && !closed)
    await own((ctx) => withdrawOwn(ctx, open?.id ?? ''))
  })

  test('is not deleted while the law says to keep it; then it is held, and in the end deleted', async () => {
    const twin = await mergedIn()
    await own((ctx) => askDeletion(ctx, '我已离职，请删除'))
    const one = (await own(showMy)).cases.find(({ process }) => process === 'worker-deletion')
    const caseRef = { regionId: Number(one?.regionId), id: String(one?.id) }
    const erase = (ctx: Ctx) =>
      act({ ...ctx, actor: { ...ctx.actor, confirmedUntil: '2027-01-01' } }, caseRef, 'erase', {
        input: { reason: '依申请' },
      })
    await expect(province.as('datong', erase)).rejects.toMatchObject({ refusals: [{ rule: 'still-at-work' }] })
    const line = {
      employer: '大通某铝业公司',
      footing: '1',
      from: '2020-01-01',
      to: '2026-10-31',
      source: '劳动合同',
      evidence: null,
    }
    await province.as('plant', (ctx) => sayEntry(ctx, ref, 'contract', line))
    const file = await province.as('datong', (ctx) => beginFile(ctx, ref))
    await province.as('datong', (ctx) => act(ctx, file, 'leave', { input: { on: '2026-11-01', source: '离职证明' } }))
    await expect(province.as('datong', erase)).rejects.toMatchObject({ refusals: [{ rule: 'contract-kept' }] })
    await province.as('datong', (ctx) =>
      act(ctx, caseRef, 'hold', { input: { reason: '劳动合同须保存二年，期满删除' } }),
    )
    await expect(say('plant')).rejects.toMatchObject({ refusals: [{ rule: 'held' }] })
    await province.as('datong', (ctx) => erase({ ...ctx, today: '2028-11-02' }))
    await expect(own(showMy)).rejects.toThrow(Missing)
    const { rows } = await province.asSystem(({ db }) =>
      sql<{
        text: string
      }>`select w::text || coalesce((select string_agg(e::text, '') from worker_entry e where e.worker_id = w.id), '') as text
        from worker w where id = any(${[ref.id, twin.id]}::uuid[])`.execute(db),
    )
    expect(rows).toHaveLength(2)
    for (const { text } of rows) expect(text).not.toMatch(/石小川|铝业/)
    const { rows: left } = await province.asSystem(({ db }) =>
      sql<{
        state: string
        sealed: number
        revoked: boolean
      }>`select state, num_nonnulls(identity_sealed, card_sealed, phone_sealed, bank_sealed) as sealed,
          (select revoked_at is not null from worker_credential_state where id = ${twin.credential}) as revoked
        from worker where id = ${twin.id}`.execute(db),
    )
    expect(left).toEqual([{ state: 'deleted', sealed: 0, revoked: true }])
  })

  /** A second file of the same person, with a certificate, merged into the first. */
  async function mergedIn() {
    const answers = sampleWorker(province.unit.plant, {
      ...{ identity: madeIdentity(630121, '1988-03-04', 99), card: 'A63012100098' },
    })
    const gone = await province.as('datong', (ctx) => addWorker(ctx, answers))
    const { id } = await province.as('plant', (ctx) => sayEntry(ctx, gone, 'grade', grade({ certificate: null })))
    await own((ctx) => confirmOwn(ctx, id), gone.id)
    const { id: credential } = await own((ctx) => issueOwn(ctx, id), gone.id)
    await province.as('datong', (ctx) => mergeWorkers(ctx, ref, gone.id, '同一人两份档案'))
    return { id: gone.id, credential }
  }
})

describe('signing in on the phone', () => {
  let id: string
  beforeAll(async () => {
    const answers = sampleWorker(province.unit.plant, {
      identity: madeIdentity(630121, '1992-02-29', 31),
      card: 'A63012100099',
      phone: '19900000099',
    })
    id = (await province.as('datong', (ctx) => addWorker(ctx, answers))).id
  })
  const given: { token: string | null } = { token: null }
  let no: Error | null = null
  const at = (minutes: number) => new Date(Date.parse('2026-11-20T02:00:00Z') + minutes * 60_000)
  const asking = <B>(body: B, minutes = 0, address = '10.0.0.1') => ({
    body,
    now: at(minutes),
    caller: { address, agent: 'phone', token: null },
    setSubject: (token: string | null) => {
      given.token = token
    },
    answerWith: (error: Error) => {
      no = error
    },
  })
  const run = async <B, T>(deed: (asked: never) => Promise<T>, body: B, minutes = 0, address?: string) => {
    const system = await province.asSystem(async (ctx) => ctx)
    return inTx(province.database, { 'app.auth': 'yes' }, (db) => {
      const nobody = { ...system.actor, personId: null, name: '', grants: [] }
      return deed({ ...system, actor: nobody, db, ...asking(body, minutes, address) } as unknown as Asked<
        typeof SendCode
      > &
        Asked<typeof EnterMy> as never)
    })
  }

  test('sends a code that works once, for some minutes, to the phone on file', async () => {
    const told = vi.spyOn(console, 'info').mockImplementation(() => undefined)
    const { code } = await run(sendCode, { number: 'A63012100099' })
    await province.settle()
    expect(told.mock.calls.flat().join()).toContain(`199****0099: 【工会】您的登录验证码为 ${code}`)
    told.mockRestore()
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ text: string }>`select payload::text as text from job`.execute(db),
    )
    expect(rows.map(({ text }) => text).join()).not.toMatch(new RegExp(`19900000099|${code}`))
    const enter = { number: 'A63012100099', code: String(code) }
    expect(await run(enterMy, enter, 6)).toEqual({ in: false })
    expect(await run(enterMy, enter, 1)).toEqual({ in: true })
    expect(given.token).toMatch(/^[\w-]{43}$/)
    expect(await run(enterMy, enter, 1)).toEqual({ in: false })
    expect(no).toBeInstanceOf(Invalid)
  })

  test('answers an unknown number in the same words, and counts tries by number and by address', async () => {
    const known = await run(sendCode, { number: 'A63012100099' }, 20)
    const unknown = await run(sendCode, { number: 'A00000000000' }, 20)
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect(unknown.code).toMatch(/^\d{6}$/)
    const five = [1, 2, 3, 4, 5].map(
      (n) => () => run(sendCode, { number: 'A63012100099' }, 20 + n / 100, `10.0.1.${n}`),
    )
    let refused = 0
    for (const send of five) await send().catch(() => (refused += 1))
    expect(refused).toBe(1)
  })

  test('locks after five wrong codes, also for the right one, and opens again later', async () => {
    const { code } = await run(sendCode, { number: 'A63012100099' }, 60)
    const wrong = String(code) === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n += 1)
      expect(await run(enterMy, { number: 'A63012100099', code: wrong }, 60)).toEqual({ in: false })
    expect(await run(enterMy, { number: 'A63012100099', code: String(code) }, 61)).toEqual({ in: false })
    const { code: later } = await run(sendCode, { number: 'A63012100099' }, 90)
    expect(await run(enterMy, { number: 'A63012100099', code: String(later) }, 90)).toEqual({ in: true })
    expect(
      await inTx(province.database, { 'app.auth': 'yes' }, (db) =>
        takeCode(db, id, 'x', at(90), { failMax: 5, lockMinutes: 15 }),
      ),
    ).toBe(false)
  })
})
