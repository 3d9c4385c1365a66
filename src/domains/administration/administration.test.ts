import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trySignIn } from '#kernel/access/server'
import { kernelPermissions } from '#kernel/domain/server'
import { countUnread } from '#kernel/notification/server'
import { AddUnit, FindUnits } from '#kernel/org'
import { ActOnCase, GetCase } from '#kernel/process'
import { act, openCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import type { Endpoint } from '#platform/endpoint'
import { AskAgain, Forbidden, Invalid, Missing, Refused } from '#platform/errors'
import { recover } from './deeds/recover.ts'
import { domain } from './domain.ts'
import * as model from './model/index.ts'
import { askAs, setSecondFactor } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const ask: <E extends Endpoint>(login: string, endpoint: E, sent?: object) => ReturnType<typeof askAs<E>> = (
  login,
  endpoint,
  sent = {},
) => askAs(province, login, endpoint, sent)
const wordsOf = (n: number) => `湟水河畔第${n}座水文站的春天`
const limits = { failMax: 5, accountMax: 50, lockMinutes: 15, addressMax: 60, firstDays: 7, refused: null }
const reason = '工作需要，院字〔2026〕12号'
const wish = (unitId: number, post: string, from = '2026-11-20') => ({ unitId, post, from, reason })
const add = (login: string, name: string, at: ReturnType<typeof wish>) =>
  ask('security', model.AddPerson, { body: { login, name, password: wordsOf(login.length), ...at } })
const person = async (words: string) => {
  const { rows } = await ask('security', model.ListPeople, { query: { words } })
  if (!rows[0]) throw new Error(`nobody is found by ${words}`)
  return rows[0]
}

describe('each door', () => {
  const manage = [model.AddPerson, model.Appoint, model.EndAppointment, model.ChangePost, model.ResetPassword]
  const all = domain.routes?.map((route) => route.endpoint) ?? []
  const open = (login: string) =>
    province.as(login as never, async ({ actor }) =>
      all.filter((e) => e.needs === 'signed-in' || actor.grants.some((g) => g.permission === e.needs)),
    )

  test('asks for a permission of this domain or only for being signed in', () => {
    for (const { needs } of all)
      expect(needs === 'signed-in' || domain.permissions?.[needs] || kernelPermissions[needs]).toBeTruthy()
  })

  test('to people and posts is open to the security administrator alone', async () => {
    for (const login of ['admin', 'auditor', 'clerk', 'convener', 'datong', 'plant'])
      for (const endpoint of manage) expect(await open(login)).not.toContain(endpoint)
    for (const endpoint of manage) expect(await open('security')).toContain(endpoint)
  })

  test('to parameters, calendar and jobs is open to the administrator alone, to the journal to those who audit', async () => {
    for (const endpoint of [model.ChangeParameter, model.SetCalendarDay, model.CompleteYear, model.ListFailedJobs]) {
      expect(await open('admin')).toContain(endpoint)
      for (const login of ['security', 'auditor', 'clerk', 'xining']) expect(await open(login)).not.toContain(endpoint)
    }
    for (const login of ['auditor', 'security']) expect(await open(login)).toContain(model.ListJournal)
    for (const login of ['admin', 'convener', 'datong']) expect(await open(login)).not.toContain(model.ListJournal)
    await expect(ask('admin', model.ListJournal)).rejects.toThrow(Forbidden)
  })
})

describe('people', () => {
  test('are seen from above, not from beside or below', async () => {
    const names = async (login: string) =>
      (await ask(login, model.ListPeople, { query: { size: 100 } })).rows.map((row) => row.login)
    expect(await names('security')).toEqual(expect.arrayContaining(['clerk', 'datong', 'works']))
    expect(await names('xining')).toEqual(expect.arrayContaining(['xining', 'datong', 'plant']))
    expect(await names('xining')).not.toContain('hainan')
    expect(await names('datong')).toEqual(expect.arrayContaining(['datong', 'plant']))
    expect(await names('datong')).not.toContain('xining')
    const hainan = await person('hainan')
    await expect(ask('datong', model.GetPerson, { params: { id: hainan.id } })).rejects.toThrow(Missing)
    await expect(ask('plant', model.ListPeople)).rejects.toThrow(Forbidden)
  })

  test('are found by name, pinyin, first letters and account, by unit and by post', async () => {
    await add('suyingxue', '苏映雪', wish(province.unit.huangzhong, 'county-cadre'))
    for (const words of ['苏映', 'yingxue', 'syx', 'SUYINGXUE']) expect((await person(words)).name).toBe('苏映雪')
    const at = await ask('security', model.ListPeople, {
      query: { unitId: province.unit.xining, post: 'county-cadre', size: 50 },
    })
    expect(at.rows.map((row) => row.login)).toEqual(expect.arrayContaining(['datong', 'huangzhong', 'suyingxue']))
    expect(at.rows.map((row) => row.login)).not.toContain('gonghe')
  })

  test('begin with a password that must be changed, and not with a weak or a taken account', async () => {
    const body = { login: 'newcomer', name: '白惠敏', password: wordsOf(1), ...wish(province.unit.labour, 'liaison') }
    await expect(ask('security', model.AddPerson, { body: { ...body, password: '白惠敏123456' } })).rejects.toThrow(
      Invalid,
    )
    const { personId } = await ask('security', model.AddPerson, { body })
    const state = await ask('security', model.GetAccount, { params: { id: personId } })
    expect(state).toMatchObject({ mustChange: true, lockedUntil: null })
    await expect(ask('security', model.AddPerson, { body })).rejects.toThrow(Invalid)
  })

  test('with power whose password is reset cannot sign in before a second person confirms it', async () => {
    const convener = await person('convener')
    const params = { id: convener.id }
    const enter = (login: string, password: string) =>
      province.asSystem((ctx) => trySignIn(ctx, { login, password, address: '10.0.0.1' }, limits))
    const sent = { params, body: { password: wordsOf(5), reason } }
    expect(await ask('security', model.ResetPassword, sent)).toEqual({ reset: true, waits: true })
    expect(await enter('convener', wordsOf(5))).toMatchObject({ kind: 'no' })
    await ask('security', model.UnlockAccount, { params })
    expect(await enter('convener', wordsOf(5))).toMatchObject({ kind: 'no' })
    await expect(ask('security', model.ConfirmReset, { params })).rejects.toThrow(Forbidden)
    await expect(ask('convener', model.ConfirmReset, { params })).rejects.toMatchObject({
      refusals: [{ rule: 'four-eyes' }],
    })
    expect(await ask('auditor', model.GetReset, { params })).toMatchObject({ waits: true, mayConfirm: true })
    await ask('auditor', model.ConfirmReset, { params })
    expect(await enter('convener', wordsOf(5))).toMatchObject({ kind: 'in', mustChange: true })
    await expect(ask('auditor', model.ConfirmReset, { params })).rejects.toThrow(Missing)
    const plain = await person('labour')
    const other = { params: { id: plain.id }, body: { password: wordsOf(6), reason } }
    expect(await ask('security', model.ResetPassword, other)).toEqual({ reset: true, waits: false })
    expect(await enter('labour', wordsOf(6))).toMatchObject({ kind: 'in' })
    const { rows } = await ask('auditor', model.ListJournal, { query: { action: 'person.reset-password' } })
    expect(rows).toContainEqual(expect.objectContaining({ subjectId: convener.id, personName: 'security同志' }))
  })

  test('who lost password and phone, with nobody left to reset them, are let in again at the machine, and auditors know', async () => {
    const { id } = await person('works')
    await province.asSystem(({ db }) => setSecondFactor(db, id))
    const { password } = await province.asSystem((ctx) => recover(ctx, 'works'))
    expect(await ask('security', model.GetAccount, { params: { id } })).toMatchObject({
      totpOn: false,
      mustChange: true,
      firstUntil: '2026-11-27T02:00:00.000Z',
      firstUsedAt: null,
    })
    const tried = await province.asSystem((ctx) =>
      trySignIn(ctx, { login: 'works', password, address: '10.0.0.1' }, limits),
    )
    expect(tried).toMatchObject({ kind: 'in', mustChange: true, first: true })
    const { rows } = await ask('auditor', model.ListJournal, { query: { action: 'person.recover' } })
    expect(rows).toMatchObject([{ subjectId: id }])
    await province.settle()
    const told = await province.as('auditor', (ctx) => countUnread(ctx.db, ctx.actor.personId ?? ''))
    expect(told).toBeGreaterThan(0)
    await expect(province.asSystem((ctx) => recover(ctx, 'nobody'))).rejects.toThrow(Invalid)
  })

  test('end with all their posts, but the last keeper stays', async () => {
    const { personId } = await add('leaving', '彭雪松', wish(province.unit.office, 'liaison', '2026-01-01'))
    await ask('security', model.EndPerson, { params: { id: personId }, body: { reason } })
    const gone = await ask('security', model.GetPerson, { params: { id: personId } })
    expect(gone).toMatchObject({ ended: true, posts: [], appointments: [{ validTo: '2026-11-20', current: false }] })
    const admin = await person('admin')
    await expect(
      ask('security', model.EndPerson, { params: { id: admin.id }, body: { reason } }),
    ).rejects.toMatchObject({ refusals: [{ rule: 'last-keeper' }] })
    const approver = await person('convener')
    await expect(
      ask('security', model.EndPerson, { params: { id: approver.id }, body: { reason } }),
    ).rejects.toMatchObject({ refusals: [{ rule: 'last-keeper' }] })
  })
})

describe('a liaison officer’s handover', () => {
  test('ends one and begins the other on one day, with its reason', async () => {
    const { personId } = await add('heir', '邓听泉', wish(province.unit.labour, 'leader-in-charge', '2026-01-01'))
    const old = await person('education')
    const before = await ask('security', model.GetPerson, { params: { id: old.id } })
    const id = before.appointments[0]?.id
    const body = { login: 'heir', on: '2026-11-01', reason }
    await expect(
      ask('security', model.HandOver, { params: { id }, body: { ...body, login: 'nobody' } }),
    ).rejects.toThrow(Invalid)
    await ask('security', model.HandOver, { params: { id }, body })
    const holders = async (on: string) =>
      (await ask('clerk', model.ListHolders, { params: { id: province.unit.education }, query: { on } })).map(
        (h) => h.name,
      )
    expect(await holders('2026-10-31')).toEqual(['education同志'])
    expect(await holders('2026-11-01')).toEqual(['邓听泉'])
    const after = await ask('security', model.GetPerson, { params: { id: personId } })
    expect(after.appointments).toContainEqual(
      expect.objectContaining({ post: 'liaison', reason, validFrom: '2026-11-01' }),
    )
    await expect(ask('security', model.HandOver, { params: { id }, body })).rejects.toThrow(Invalid)
  })

  test('is not for posts that carry power', async () => {
    const reviewer = await person('reviewer')
    const { appointments } = await ask('security', model.GetPerson, { params: { id: reviewer.id } })
    const sent = { params: { id: appointments[0]?.id }, body: { login: 'heir', on: '2026-11-20', reason } }
    await expect(ask('security', model.HandOver, sent)).rejects.toMatchObject({
      refusals: [{ rule: 'power-handover' }],
    })
  })
})

describe('a grant of power', () => {
  const propose = async (login: string, post: string) => {
    const { id } = await person(login)
    return ask('security', model.Appoint, { body: { personId: id, ...wish(province.unit.province, post) } })
  }
  const decide = async (by: string, grant: { regionId: number; id: string }, action = 'approve') => {
    const { rev } = await ask(by, GetCase, { params: grant })
    return ask(by, ActOnCase, { params: { ...grant, action }, body: { rev, input: {} } })
  }

  test('is held only after somebody else approved it', async () => {
    await add('second', '许知安', wish(province.unit.office, 'office-clerk'))
    const { appointmentId, grant } = await propose('second', 'office-reviewer')
    expect(appointmentId).toBeNull()
    if (!grant) throw new Error('it was not proposed')
    expect((await person('second')).posts.map((p) => p.post)).toEqual(['office-clerk'])
    await expect(decide('security', grant)).rejects.toThrow(Missing)
    expect(await decide('convener', grant)).toMatchObject({ state: 'granted' })
    expect((await person('second')).posts.map((p) => p.post)).toContain('office-reviewer')
  })

  test('and no other post either is given to oneself', async () => {
    for (const post of ['office-clerk', 'convener'])
      await expect(propose('security', post)).rejects.toMatchObject({ refusals: [{ rule: 'own-grant' }] })
  })

  test('is approved only by who has just said again who they are', async () => {
    await add('waiting', '秦书瑶', wish(province.unit.office, 'leader-in-charge'))
    const { grant } = await propose('waiting', 'office-reviewer')
    if (!grant) throw new Error('it was not proposed')
    const unasked = province.as('convener', (ctx) => act(ctx, grant, 'approve'))
    await expect(unasked).rejects.toThrow(AskAgain)
    await decide('convener', grant)
  })

  test('is never given by one alone again, once somebody could approve', async () => {
    const convener = await person('convener')
    const { appointments } = await ask('security', model.GetPerson, { params: { id: convener.id } })
    const params = { id: appointments.find((one) => one.post === 'convener')?.id }
    const ending = ask('security', model.EndAppointment, { params, body: { on: '2026-11-20', reason } })
    await expect(ending).rejects.toMatchObject({ refusals: [{ rule: 'last-keeper' }] })
    expect((await propose('second', 'convener')).grant).not.toBeNull()
  })

  test('never makes one person two of the three administrators', async () => {
    await expect(propose('admin', 'auditor')).rejects.toMatchObject({
      refusals: [{ rule: 'three-admin-separation', source: { zh: expect.stringContaining('22239') } }],
    })
    await expect(propose('second', 'administrator')).rejects.toMatchObject({
      refusals: [{ rule: 'three-admin-separation' }],
    })
    const { id } = await person('admin')
    await expect(
      ask('security', model.Appoint, { body: { personId: id, ...wish(province.unit.office, 'liaison') } }),
    ).rejects.toMatchObject({ refusals: [{ rule: 'three-admin-separation' }] })
    await ask('security', model.AddPerson, {
      body: { login: 'third', name: '郑明鉴', password: wordsOf(8), ...wish(province.unit.province, 'administrator') },
    })
    const { grant: first } = await propose('third', 'administrator')
    const { grant: other } = await propose('third', 'auditor')
    if (!first || !other) throw new Error('they were not proposed')
    await decide('convener', first)
    await expect(decide('convener', other)).rejects.toMatchObject({ refusals: [{ rule: 'three-admin-separation' }] })
  })

  test('cannot bear a title that says something else, nor be proposed from below', async () => {
    const answers = { login: 'heir', name: '邓听泉', post: 'auditor', from: '2026-11-20', to: null, reason }
    const opening = { process: 'appointment', unitId: province.unit.province, title: '任命联络员', answers }
    await expect(province.as('security', (ctx) => openCase(ctx, opening))).rejects.toThrow(Invalid)
    await expect(province.as('datong', (ctx) => openCase(ctx, opening))).rejects.toThrow(Missing)
  })
})

describe('the table of posts', () => {
  const change = { params: { post: 'liaison' }, body: { permission: 'people.read', allowed: true, reason } }
  test('grows only by a second person, shrinks at once, and the journal keeps both', async () => {
    const { grant } = await ask('security', model.ChangePost, change)
    if (!grant) throw new Error('it was not proposed')
    await expect(ask('labour', model.ListPeople)).rejects.toThrow(Forbidden)
    const approve = (login: string) =>
      ask(login, ActOnCase, { params: { ...grant, action: 'approve' }, body: { rev: 1, input: {} } })
    await expect(approve('security')).rejects.toThrow(Missing)
    await approve('convener')
    expect((await ask('labour', model.ListPeople)).rows.map((row) => row.login)).toContain('labour')
    const { rows } = await ask('auditor', model.ListJournal, { query: { subjectKind: 'post' } })
    expect(rows[0]).toMatchObject({ action: 'post.widen', subjectId: 'liaison', personName: 'convener同志' })
    const taking = { params: change.params, body: { ...change.body, permission: 'figures.read', allowed: false } }
    expect(await ask('security', model.ChangePost, taking)).toEqual({ changed: true, grant: null })
    const { permissions } = await ask('auditor', model.GetPosts)
    expect(permissions.find((p) => p.permission === 'people.read')?.posts).toContain('liaison')
  })

  test('does not let whoever approves widen their own post', async () => {
    const body = { permission: 'jobs.read', allowed: true, reason }
    await expect(ask('security', model.ChangePost, { params: { post: 'convener' }, body })).rejects.toMatchObject({
      refusals: [{ rule: 'three-admin-separation' }],
    })
    const { grant } = await ask('security', model.ChangePost, {
      params: { post: 'convener' },
      body: { ...body, permission: 'figures.manage' },
    })
    if (!grant) throw new Error('it was not proposed')
    await expect(
      ask('convener', ActOnCase, { params: { ...grant, action: 'approve' }, body: { rev: 1, input: {} } }),
    ).rejects.toMatchObject({ refusals: [{ rule: 'own-post' }] })
  })

  test('does not let whoever keeps it give power to themselves', async () => {
    const own = { params: { post: 'security-administrator' }, body: { ...change.body, permission: 'parameter.manage' } }
    await expect(ask('security', model.ChangePost, own)).rejects.toThrow(Refused)
  })
})

describe('a parameter', () => {
  const key = 'appointment.approve-days'
  const edit = { region: null, value: 8, validFrom: '2026-11-20', source: '办法第三条', confidence: 'S', reason }

  test('edited keeps its history, and a case of before keeps its value', async () => {
    const { id } = await person('gonghe')
    const old = await ask('security', model.Appoint, {
      body: { personId: id, ...wish(province.unit.province, 'office-reviewer') },
    })
    if (!old.grant) throw new Error('it was not proposed')
    await ask('admin', model.ChangeParameter, { params: { key }, body: edit })
    const shown = await ask('datong', model.GetParameter, { params: { key } })
    expect(shown.rows.map((row) => [row.value, row.current])).toEqual([
      [8, true],
      [5, false],
    ])
    expect(shown.usedBy).toMatchObject([{ process: 'appointment' }, { process: 'post-widening' }])
    expect(shown.rows[0]).toMatchObject({ recordedName: 'admin同志', reason })
    expect((await ask('convener', GetCase, { params: old.grant })).parameters[key]).toBe(5)
    const fresh = await ask('security', model.Appoint, {
      body: { personId: id, ...wish(province.unit.province, 'deputy-convener') },
    })
    expect((await ask('convener', GetCase, { params: fresh.grant ?? {} })).parameters[key]).toBe(8)
  })

  test('is not changed from below or beside, and a part of the tree does not change it for everybody', async () => {
    await expect(ask('datong', model.ChangeParameter, { params: { key }, body: edit })).rejects.toThrow(Forbidden)
    const { personId: id } = await add('xining-admin', '索南平措', wish(province.unit.xining, 'liaison', '2026-01-01'))
    const held = await ask('security', model.GetPerson, { params: { id } })
    const params = { id: held.appointments[0]?.id }
    await ask('security', model.EndAppointment, { params, body: { on: '2026-11-20', reason } })
    const { grant } = await ask('security', model.Appoint, {
      body: { personId: id, ...wish(province.unit.xining, 'administrator') },
    })
    if (!grant) throw new Error('it was not proposed')
    await ask('convener', ActOnCase, { params: { ...grant, action: 'approve' }, body: { rev: 1, input: {} } })
    const asXining = (region: number | null) =>
      ask('xining-admin', model.ChangeParameter, {
        params: { key },
        body: { ...edit, region, validFrom: '2026-11-21' },
      })
    await expect(asXining(null)).rejects.toMatchObject({ refusals: [{ rule: 'whole-only' }] })
    await expect(asXining(632500)).rejects.toThrow(Missing)
    await asXining(630121)
    const { rows } = await ask('datong', model.ListParameters, { query: { on: '2026-11-21', region: 630121 } })
    expect(rows).toMatchObject([{ key, value: 8, regionName: { zh: expect.stringContaining('大通') } }])
  })
})

describe('the calendar', () => {
  test('takes a local day off with its document, and counts around it', async () => {
    const count = () => ask('plant', model.CountWorkdays, { query: { from: '2026-11-20', days: 1 } })
    expect((await count()).date).toBe('2026-11-23')
    const body = { kind: 'off', name: '州庆', source: '州政府通知' }
    await ask('admin', model.SetCalendarDay, { params: { date: '2026-11-23' }, body })
    expect((await count()).steps.map((step) => step.n)).toEqual([null, null, null, 1])
    await expect(ask('clerk', model.SetCalendarDay, { params: { date: '2026-11-24' }, body })).rejects.toThrow(
      Forbidden,
    )
    const year = await ask('clerk', model.GetCalendarYear, { params: { year: 2026 } })
    expect(year.days).toHaveLength(365)
    expect(year.days.find((day) => day.date === '2026-11-23')).toMatchObject({ workday: false, cause: 'holiday' })
  })

  test('is provisional until a year is declared complete', async () => {
    const year = { params: { year: 2031 } }
    expect((await ask('clerk', model.GetCalendarYear, year)).notice).toBeNull()
    await ask('admin', model.CompleteYear, { ...year, body: { source: '国办发明电〔2030〕1号' } })
    const { notice, days } = await ask('clerk', model.GetCalendarYear, year)
    expect([notice?.zh, days[100]?.provisional]).toEqual(['国办发明电〔2030〕1号', false])
  })
})

describe('units', () => {
  test('are read by everybody and set up by the administrator only', async () => {
    const unit = { name: '城东区总工会', kind: 'federation', regionId: 630102, parentId: province.unit.xining }
    await expect(ask('datong', AddUnit, { body: { ...unit, validFrom: '2026-11-20' } })).rejects.toThrow(Forbidden)
    const { rows } = await ask('plant', FindUnits, { query: { words: 'datong', on: '2020-06-30' } })
    expect(rows.map((row) => row.name)).toContain('大通县总工会')
  })
})
