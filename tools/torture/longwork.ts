import { readSheets } from '#platform/sheet/server'
import { headers } from '../../src/domains/worker/rules/import-row.ts'
import { madeIdentity } from '../../src/domains/worker/testing.ts'
import type { Found } from './check.ts'
import { Hand } from './hands.ts'
import type { Server } from './home.ts'
import { formOf } from './uploads.ts'

/** Whom this file adds: a name that nobody else in the data has. */
const mark = '续办'
/** Enough for several pieces of each, so that a kill falls between the first and the last. */
const many = 6000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Rows nobody has, each with a number of its own. */
function csvOf(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, n) => {
    const born = new Date(Date.UTC(1970, 0, 1 + Math.floor(n / 900))).toISOString().slice(0, 10)
    const cells: Record<string, string> = {
      ...{ 姓名: `${mark}${n}`, 身份证号: madeIdentity(630121, born, 1 + (n % 900)), 文化程度: '初中', 职业大类: '6' },
      ...{ 行业门类: '制造业', 经济类型: '私营', 用工形式: '1', 技能等级: '中级工', 工会会员: '是' },
    }
    return headers.map((header) => cells[header] ?? '').join(',')
  })
  return Buffer.from([headers.join(','), ...rows].join('\n'))
}

interface Work {
  state: string
  done: number
  total: number | null
}

/** Who asks, and how a piece of long work stands. */
class Asker {
  readonly #server: Server
  readonly hand = new Hand()
  constructor(server: Server) {
    this.#server = server
  }

  /** @throws Error with what was answered, when it is not what was asked for. */
  async ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
    const answer = await this.hand.ask(this.#server.address, method, path, body, more)
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return answer
  }

  async find(list: string, id: string): Promise<Work> {
    const { text } = await this.ask('GET', `${list}?page=1&size=20`)
    const one = (JSON.parse(text) as { rows: (Work & { id: string })[] }).rows.find((row) => row.id === id)
    if (!one) throw new Error(`${list} does not know ${id}`)
    return one
  }

  /** Waits until the work has come so far. @throws Error after a minute and a half. */
  async until(list: string, id: string, isSo: (work: Work) => boolean): Promise<Work> {
    for (let n = 0; n < 1800; n += 1) {
      const one = await this.find(list, id)
      if (isSo(one)) return one
      await pause(50)
    }
    throw new Error(`${list} ${id} does not go on: ${JSON.stringify(await this.find(list, id))}`)
  }
}

/**
 * Kills the server when some of the work is done and some is not, starts it again, and waits for the end.
 * Answers how far it was when it was killed. @throws Error when it was over before.
 */
async function killHalfway(asker: Asker, server: Server, list: string, id: string, end: string): Promise<number> {
  const { state, done } = await asker.until(list, id, (work) => work.done > 0)
  await server.kill()
  if (state === end) throw new Error(`${list} was done before the kill: ${done}`)
  await server.start()
  await asker.until(list, id, (work) => work.state === end || work.state === 'failed')
  return done
}

async function importKilled(asker: Asker, server: Server, unitId: number): Promise<Found> {
  const { type, body } = formOf({ unitId: String(unitId), source: '参保名册' }, '名册.csv', csvOf(many))
  const { text } = await asker.ask('POST', '/worker-imports', body, { 'content-type': type })
  const { id } = JSON.parse(text) as { id: string }
  const at = await killHalfway(asker, server, '/worker-imports', id, 'done')
  const one = (await asker.find('/worker-imports', id)) as Work & Record<'added' | 'same' | 'faulty', number>
  const isRight = one.done === many && one.added === many && one.same === 0 && one.faulty === 0
  return {
    name: 'an import goes on where kill -9 of its server stopped it',
    isRight,
    words: isRight ? `killed at ${at} of ${many} rows, ${one.added} added, none twice` : JSON.stringify(one),
  }
}

async function exportKilled(asker: Asker, server: Server, password: string): Promise<Found> {
  // Whoever has confirmed who they are goes on under a new cookie.
  const { cookie } = await asker.ask('POST', '/confirm', { password })
  asker.hand.cookie = cookie || asker.hand.cookie
  const query = { words: mark, reason: '核对导入的名册' }
  const { text } = await asker.ask('POST', '/exports', { path: '/workers/export', query })
  const { id } = JSON.parse(text) as { id: string }
  const at = await killHalfway(asker, server, '/exports', id, 'ready')
  const { bytes } = await asker.ask('GET', `/exports/${id}/file`)
  const names = readSheets(bytes)
    .flatMap((sheet) => sheet.rows.map((row) => String(row.cells[0] ?? '')))
    .filter((name) => name.startsWith(mark))
  const distinct = new Set(names).size
  const { done } = await asker.find('/exports', id)
  const isRight = names.length === many && distinct === many && done === many
  return {
    name: 'an export goes on where kill -9 of its server stopped it, and its file is whole',
    isRight,
    words: `killed at ${at} of ${many} rows; ${names.length} in the file, ${distinct} of them different, ${done} counted`,
  }
}

/** Long work in the background and the death of the process that does it: nothing lost, nothing twice. */
export async function checkLongWork(server: Server, password: string): Promise<Found[]> {
  const asker = new Asker(server)
  try {
    const { me } = (await asker.hand.signIn(server.address, 'cadre-datong', password)) as {
      me: { appointments: { unitId: number }[] }
    }
    const unitId = me.appointments[0]?.unitId ?? 0
    return [await importKilled(asker, server, unitId), await exportKilled(asker, server, password)]
  } finally {
    asker.hand.close()
  }
}
