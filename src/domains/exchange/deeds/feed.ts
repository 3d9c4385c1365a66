import type { Asked, Ctx, SentFile } from '#kernel/domain/server'
import { findOffer } from '#kernel/domain/server'
import { answersIn, columnsOf, defineForm, type Form, parseAnswers, text } from '#kernel/form'
import { getUnit } from '#kernel/org/server'
import { type Fault, Forbidden, Invalid, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { readCsvAside, readSheetsAside, writeSheets } from '#platform/sheet/server'
import { type AgreementRef, batchMost, type FeedKind, feedKinds, type feeds, type UploadFeed } from '../model/index.ts'
import { sources } from '../rules/sources.ts'
import { type AgreementTable, findAgreement } from '../store/agreements.ts'
import { calling, noteCall, takePeople } from './call.ts'
import { agreementCase } from './clients.ts'
import { reasonOf } from './query.ts'

interface Row {
  row: number
  number: string
  answers: Record<string, unknown>
}

/** What the keeper of files is handed, under its own name for it. */
interface FeedAsked {
  kind: FeedKind
  rows: readonly Row[]
  source: string
  reporter: { id: string | null; name: string; unitId: number; partner: string }
  reach: { lo: number; hi: number }
  purpose: ReturnType<typeof say>
  reason: string
}
interface FeedTaken {
  faults: Fault[]
  rows: { row: number; outcome: 'written' | 'same' | 'unknown' }[]
}

/** @throws Forbidden for a kind that is not agreed. */
function refuseKind(one: AgreementTable, kind: FeedKind): void {
  const label = feedKinds[kind].label
  if (!one.kinds.includes(kind))
    throw new Forbidden(say(`协议没有约定接收“${label.zh}”`, `The agreement takes no "${label.en}" in`))
}

/** Rows written as claims, or none of them. @throws Invalid with every fault of every row. */
async function take(
  ctx: Ctx,
  one: AgreementTable,
  reach: { lo: number; hi: number },
  given: { kind: FeedKind; rows: readonly Row[]; reporter: { id: string | null; name: string } },
): Promise<FeedTaken['rows']> {
  const offer = findOffer<FeedAsked, FeedTaken>(ctx.house, 'worker.takeFeed')
  if (!offer)
    throw new Refused([
      { rule: 'no-files', message: say('本系统没有职工档案', 'No files are kept here'), source: sources.practice },
    ])
  const { kind, rows, reporter } = given
  const { faults, rows: taken } = await offer(ctx, {
    ...{ kind, rows, reach, reason: reasonOf(one) },
    source: `${one.partner}（${one.basis}）`.slice(0, 200),
    reporter: { ...reporter, unitId: one.unitId, partner: one.partner },
    purpose: say(`接收${feedKinds[kind].label.zh}信息：${one.purpose}`, `${feedKinds[kind].label.en} taken in`),
  })
  if (faults.length > 0) throw new Invalid(faults)
  return taken
}

const countOf = (rows: FeedTaken['rows'], outcome: FeedTaken['rows'][number]['outcome']) =>
  rows.filter((row) => row.outcome === outcome)

/** Faults of rows against their form: places, rules and words. */
function faultsOf(form: Form, rows: readonly Row[]): Fault[] {
  return rows.flatMap(({ row, answers }) => {
    try {
      parseAnswers(form, answers, `rows.${row}.answers`)
      return []
    } catch (error) {
      if (error instanceof Invalid) return error.faults.map((fault) => ({ ...fault, row, source: sources.sharing }))
      throw error
    }
  })
}

/** What a partner's program reports. A key is asked for, so that a repeat after a lost answer writes nothing twice. */
export const reportFeed = (kind: FeedKind) => (asked: Asked<(typeof feeds)[FeedKind]>) =>
  calling(
    asked,
    { operation: 'feed', direction: 'in', people: asked.body.rows.length, fields: [kind] },
    async (one, { range, clientId, name }) => {
      refuseKind(one, kind)
      if (asked.caller.key === null)
        throw new Invalid([
          {
            path: 'idempotency-key',
            rule: 'key-missing',
            message: say('请在请求头 Idempotency-Key 中给出批次号', 'Name the batch in the header Idempotency-Key'),
          },
        ])
      const rows = asked.body.rows.map((row, i) => ({ ...row, row: i + 1 }))
      const faults = faultsOf(feedKinds[kind].form, rows)
      if (faults.length > 0) throw new Invalid(faults)
      const taken = await take(asked, one, range, { kind, rows, reporter: { id: clientId, name: `${name}（接口）` } })
      const written = countOf(taken, 'written').length
      const unknown = countOf(taken, 'unknown').map(({ row }) => row)
      return { answer: { written, same: countOf(taken, 'same').length, unknown }, found: taken.length - unknown.length }
    },
  )

const number = text(say('身份证号或社会保障卡号', 'Identity or social-security card number'), { max: 40 })
const sheetOf = (kind: FeedKind): Form => defineForm({ number, ...feedKinds[kind].form })

/** An empty workbook for partners without a system. */
export const feedTemplate = (kind: FeedKind) => ({
  name: `${feedKinds[kind].label.zh}信息接收模板.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: writeSheets([{ name: feedKinds[kind].label.zh, columns: columnsOf(sheetOf(kind)), rows: [] }]),
})

async function rowsOf(file: SentFile | null): Promise<readonly ReadRow[]> {
  const bytes = file?.bytes ?? Buffer.alloc(0)
  if (/\.csv$/i.test(file?.name ?? '')) return readCsvAside(bytes, { rows: batchMost + 1 })
  const [sheet] = await readSheetsAside(bytes, { rows: batchMost + 1 })
  return sheet?.rows ?? []
}

/** A partner's file, taken in by hand: the same rows, the same rules, the same line. With `dryRun` only tried. */
export async function uploadFeed(asked: Asked<typeof UploadFeed>) {
  const { kind } = asked.params
  const { one, reach } = await inForce(asked, asked.params)
  refuseKind(one, kind)
  const rows = await rowsOf(asked.file)
  const { read, faults } = answersIn(sheetOf(kind), rows, () => undefined)
  const count = Math.max(0, rows.length - 1)
  const none = { rows: count, added: 0, same: 0, unknown: 0 }
  if (faults.length > 0) return { ...none, faults }
  if (count === 0 || asked.query.dryRun === 'yes') return { ...none, faults: [] }
  const given = read.map(({ row, answers: { number: who, ...answers } }) => ({ row, number: String(who), answers }))
  await takePeople(asked, one, given.length)
  const reporter = { id: asked.actor.personId, name: `${asked.actor.name}（代录）` }
  const taken = await take(asked, one, reach, { kind, rows: given, reporter })
  const unknown = countOf(taken, 'unknown').length
  const call = { operation: 'upload', people: given.length, fields: [kind], clientId: null } as const
  await noteCall(
    asked,
    one,
    { ...call, clientLabel: asked.actor.name, address: asked.caller.address },
    { found: given.length - unknown, status: 200, rule: null },
  )
  const counts = { added: countOf(taken, 'written').length, same: countOf(taken, 'same').length, unknown }
  return { rows: count, ...counts, faults: [] }
}

/** An agreement that holds today, with the numbers of its unit. @throws Refused when it does not. */
async function inForce(ctx: Ctx, ref: AgreementRef) {
  const found = await agreementCase(ctx, ref, 'exchange.manage')
  const one = await findAgreement(ctx.db, found.id)
  if (one?.state !== 'live' || ctx.today < one.fromOn || ctx.today > one.untilOn)
    throw new Refused([
      {
        rule: 'not-in-force',
        message: say('协议未生效、已暂停或已到期', 'The agreement is not in force, suspended, or over'),
        source: sources.practice,
      },
    ])
  const unit = await getUnit(ctx.db, one.unitId)
  return { one, reach: { lo: unit.no, hi: unit.upto } }
}
