import { sql } from 'kysely'
import { mayOver } from '#kernel/access'
import { dateInChina } from '#kernel/calendar'
import type { Action, AnyProcess, Step } from '#kernel/process'
import { act, openCase } from '#kernel/process/server'
import { testPassword, type UnitKey } from '#kernel/testing/server'
import { Invalid, Missing } from '#platform/errors'
import { type Bent, bents, type Stock, sampleAnswers } from './sample.ts'
import type { Reply, TestServer } from './server.ts'

/** How a path ended: played to its end, or stopped by rules that name themselves. */
export interface Walked {
  path: string
  played: boolean
  /** The rules that stopped it, as `action: rule`. */
  stoppedBy: string[]
}

interface UnitNumbers {
  no: number
  indNo: number | null
}

/** A case being walked. */
export interface OnTheWay {
  regionId: number
  id: string
  rev: number
  state: string
  did: Record<string, string[]>
  unit: UnitNumbers
}

const places: readonly UnitKey[] = ['datong', 'education', 'plant', 'xining', 'office', 'province']

const permissionsOf = (process: AnyProcess): string[] =>
  [process.startBy, ...Object.values(process.actions).map((action) => (action as { by: string }).by)].filter(
    (by) => by !== 'system',
  )

/** The unit at which somebody holds every permission a process asks for. @throws Error when there is none: nobody could run it. */
export async function placeFor(server: TestServer, process: AnyProcess): Promise<UnitKey> {
  const people = await server.everybody()
  const needed = permissionsOf(process)
  for (const place of places) {
    const unit = await unitAt(server, place)
    if (needed.every((permission) => people.some(({ actor }) => mayOver(actor, permission, unit)))) return place
  }
  throw new Error(`nobody in the test province can run "${process.name}" through: ${needed.join(', ')}`)
}

async function unitAt(server: TestServer, place: UnitKey): Promise<UnitNumbers> {
  const id = server.province.unit[place]
  const [unit] = await server.query(sql<UnitNumbers>`select no, ind_no from unit where id = ${id}`)
  if (!unit) throw new Error(`no unit "${place}"`)
  return unit
}

let sent = 0

/** Cases of a process that are still open, as they stand: where walks can begin that made-up answers cannot open. */
export const openCasesOf = (server: TestServer, process: AnyProcess): Promise<OnTheWay[]> =>
  server.query(sql<OnTheWay>`
    select region_id, id, rev, state, did, jsonb_build_object('no', unit_no, 'indNo', ind_no) as unit
      from cases where process = ${process.name} and version = ${process.version} and closed_at is null
     order by opened_at desc, id limit 200`)

/** What answers are made from, at a place. Files are uploaded by somebody who may there, each with content of its own. */
export async function stockAt(server: TestServer, place: UnitKey, mark: string): Promise<Stock> {
  const uploader = await server.as('clerk')
  const [indicator] = await server.query(sql<{ name: string }>`select name from indicator order by name limit 1`)
  const [person] = await server.query(
    sql<{
      login: string
      name: string
    }>`select login, name from person where ended_at is null and login like 'c%' order by login limit 1`,
  )
  const [permission] = server.province.house.permissions.keys()
  return {
    mark,
    today: dateInChina(new Date()),
    unitId: server.province.unit[place],
    otherUnitId: server.province.unit.labour,
    indicator: indicator?.name ?? 'none',
    known: { login: person?.login ?? '', name: person?.name ?? '', permission: permission ?? '' },
    upload: async () => {
      sent += 1
      const file = { name: `佐证${sent}.txt`, bytes: Buffer.from(`${mark} 佐证材料第 ${sent} 份`) }
      const reply = await uploader.ask('POST', '/evidence', { body: { unitId: server.province.unit[place] }, file })
      if (reply.status !== 200) throw new Error(`evidence was not taken: ${reply.text}`)
      return reply.json.id as string
    },
  }
}

/** Rules named in a no; empty when the no does not say why, which is a fault of the product. */
function reasonsOf(reply: Reply): string[] {
  const { refusals = [], faults = [] } = reply.json as {
    refusals?: { rule: string; source: { zh: string } }[]
    faults?: { path: string; rule?: string; message: { zh: string } }[]
  }
  const named = reply.status === 409 ? refusals.filter((one) => one.source.zh).map((one) => one.rule) : []
  const wrong = reply.status === 422 ? faults.map((one) => `${one.path} ${one.rule ?? one.message.zh}`) : []
  return [...named, ...wrong]
}

const pathOf = (steps: readonly Step[]): string => steps.map((step) => step.action).join(' → ')

/** Walks one path of a process through HTTP, as people who may, with made-up answers. */
export class Walker {
  readonly #server: TestServer
  readonly #process: AnyProcess
  readonly #place: UnitKey
  readonly #stock: Stock
  /** The bent that served an action before is tried first. */
  readonly #served = new Map<string, Bent>()
  #number = 0

  constructor(server: TestServer, process: AnyProcess, place: UnitKey, stock: Stock) {
    this.#server = server
    this.#process = process
    this.#place = place
    this.#stock = stock
  }

  /** From the opening to an end. */
  async walk(steps: readonly Step[]): Promise<Walked> {
    const path = pathOf(steps)
    const opened = await this.#open()
    if (Array.isArray(opened)) return { path, played: false, stoppedBy: opened.map((why) => `open: ${why}`) }
    return this.walkOn(opened, steps)
  }

  /** From where a case stands to an end. */
  async walkOn(opened: OnTheWay, steps: readonly Step[]): Promise<Walked> {
    const path = pathOf(steps)
    let one = opened
    for (const { action } of steps) {
      const next = await this.#step(one, action)
      if (Array.isArray(next)) return { path, played: false, stoppedBy: next.map((why) => `${action}: ${why}`) }
      one = next
    }
    await this.#look(one, steps)
    return { path, played: true, stoppedBy: [] }
  }

  #bentsFor(name: string): Bent[] {
    const served = this.#served.get(name)
    return served ? [served, ...bents.filter((bent) => bent !== served)] : [...bents]
  }

  /** Somebody who may, has not done what excludes them, and if possible has not acted on this case at all. */
  async #choose(
    permission: string,
    unit: UnitNumbers,
    did: Record<string, string[]> = {},
    notBy: readonly string[] = [],
  ): Promise<string | null> {
    const excluded = new Set(notBy.flatMap((name) => did[name] ?? []))
    const all = (await this.#server.everybody()).filter(
      ({ actor }) => mayOver(actor, permission, unit) && !excluded.has(actor.personId ?? ''),
    )
    const nearest = (one: (typeof all)[number]) =>
      Math.min(
        ...one.actor.grants.filter((g) => g.permission === permission).map((g) => Math.abs(unit.no - g.range.lo)),
      )
    all.sort((a, b) => nearest(a) - nearest(b))
    const acted = new Set(Object.values(did).flat())
    const found = all.find(({ actor }) => !acted.has(actor.personId ?? '')) ?? all[0]
    return found?.login ?? null
  }

  async #idOf(login: string): Promise<string> {
    return (await this.#server.everybody()).find((one) => one.login === login)?.actor.personId ?? ''
  }

  async #open(): Promise<OnTheWay | string[]> {
    this.#number += 1
    const { name, form, startBy } = this.#process
    const title = `${this.#stock.mark}${this.#process.label.zh} ${this.#number}`
    const period = `2026-Q${1 + (this.#number % 4)}`
    const unit = await unitAt(this.#server, this.#place)
    let why: string[] = []
    for (const bent of this.#bentsFor('open')) {
      const answers = await sampleAnswers(form, this.#stock, bent)
      const opening = { process: name, unitId: this.#stock.unitId, title, period, answers }
      if (startBy === 'system') {
        const one = await this.#server.province.asSystem((ctx) => openCase(ctx, opening))
        return { ...one, unit, did: {} }
      }
      const login = (await this.#choose(startBy, unit)) ?? ''
      const caller = await this.#server.as(login)
      let reply = await caller.ask('POST', '/cases', { body: opening })
      const faults = (reply.json.faults ?? []) as { message: { zh: string } }[]
      const wanted = /^标题应为“(.*)”$/.exec(faults[0]?.message.zh ?? '')?.[1]
      if (wanted) reply = await caller.ask('POST', '/cases', { body: { ...opening, title: wanted } })
      if (reply.status === 200) {
        this.#served.set('open', bent)
        return { ...(reply.json as unknown as OnTheWay), unit, did: { open: [await this.#idOf(login)] } }
      }
      why = this.#reasons(reply, 'open')
    }
    return why
  }

  #reasons(reply: Reply, action: string): string[] {
    const why = reasonsOf(reply)
    if (why.length === 0)
      throw new Error(`${this.#process.name}.${action} was refused without a reason: ${reply.status} ${reply.text}`)
    return why
  }

  async #step(one: OnTheWay, name: string): Promise<OnTheWay | string[]> {
    const action = this.#process.actions[name] as unknown as Action
    if (action.by === 'system') return this.#bySystem(one, name)
    const login = await this.#choose(action.by, one.unit, one.did, action.notBy)
    if (!login) return [`nobody is left to do it (${action.by}, not by whoever did ${action.notBy?.join(', ') ?? ''})`]
    const caller = await this.#server.as(login)
    const path = `/cases/${one.regionId}/${one.id}/${name}`
    let why: string[] = []
    for (const bent of this.#bentsFor(name)) {
      const input = action.form ? await sampleAnswers(action.form, this.#stock, bent) : {}
      const body = { rev: one.rev, input }
      let reply = await caller.ask('POST', path, { body })
      if (reply.json.type === 'ask-again') {
        await caller.ask('POST', '/confirm', { body: { password: this.#server.password } })
        reply = await caller.ask('POST', path, { body })
      }
      if (reply.json.type === 'ask-again') {
        await caller.ask('POST', '/confirm', { body: { password: testPassword } })
        reply = await caller.ask('POST', path, { body })
      }
      if (reply.status === 409 && action.unlessReasoned)
        reply = await caller.ask('POST', path, { body: { ...body, override: '经办公室主任会议研究同意' } })
      if (reply.status === 200) {
        this.#served.set(name, bent)
        const did = { ...one.did, [name]: [...(one.did[name] ?? []), await this.#idOf(login)] }
        return { ...one, ...(reply.json as unknown as OnTheWay), did }
      }
      why = this.#reasons(reply, name)
      if (!action.form) break
    }
    return why
  }

  /** Brings the timer of the state forward and lets the worker act; an action without a timer is done by the system itself. */
  async #bySystem(one: OnTheWay, name: string): Promise<OnTheWay | string[]> {
    const timers = await this.#server.query(
      sql<{ id: string }>`update job set run_at = now() where kind = 'case.overdue' and done_at is null
        and payload ->> 'id' = ${one.id} and (payload ->> 'rev')::int = ${one.rev} returning id`,
    )
    const { overdue } = this.#process.states[one.state] ?? {}
    if (timers.length > 0 && overdue && 'act' in overdue && overdue.act === name) await this.#server.province.settle()
    else {
      const { form } = this.#process.actions[name] as unknown as Action
      // What another deed of the domain hands over (the number of an edition) cannot be made up: then that deed's own tests stand for it.
      const no = await this.#bySystemNow(
        one,
        name,
        form ? await sampleAnswers(form, this.#stock, bents[0] as Bent) : {},
      )
      if (no) return [no]
    }
    for (let n = 0; n < 100; n += 1) {
      const [now] = await this.#server.query(
        sql<{
          rev: number
          state: string
        }>`select rev, state from cases where region_id = ${one.regionId} and id = ${one.id}`,
      )
      if (now && now.rev > one.rev) return { ...one, ...now }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${this.#process.name}: the system did not do "${name}" when its time had come`)
  }

  async #bySystemNow(one: OnTheWay, name: string, input: Record<string, unknown>): Promise<string | null> {
    try {
      await this.#server.province.asSystem((ctx) => act(ctx, one, name, { input }))
      return null
    } catch (thrown) {
      const { form } = this.#process.actions[name] as unknown as Action
      if (form && (thrown instanceof Missing || thrown instanceof Invalid))
        return `what the system is handed for "${name}" cannot be made up`
      throw thrown
    }
  }

  /** A walked case is where the path leads, closed, with one line in the journal for every step. */
  async #look(one: OnTheWay, steps: readonly Step[]): Promise<void> {
    const [found] = await this.#server.query(sql<{ state: string; closed: boolean; rev: number; lines: number }>`
      select state, closed_at is not null as closed, rev,
             (select count(*)::int from entry e where e.region_id = c.region_id and e.subject_kind = 'case' and e.subject_id = c.id::text
                and e.action like c.process || '.%') as lines
        from cases c where region_id = ${one.regionId} and id = ${one.id}`)
    const expected = { state: steps.at(-1)?.to, closed: true, rev: one.rev, lines: one.rev }
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error(`${this.#process.name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }
}
