import { mayOver } from '#kernel/access'
import { noteDeed } from '#kernel/audit/server'
import { type Asked, type Ctx, findOffer, type GivenFile, type SentFile } from '#kernel/domain/server'
import { frameText, type Member } from '#kernel/draw'
import { commitmentOf } from '#kernel/draw/server'
import { findUnits, getUnit } from '#kernel/org/server'
import type { StoredCase } from '#kernel/process/server'
import { type Fault, Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import type { PublishFrame } from '../model/index.ts'
import { findDraw, keepFrame } from '../store/samples.ts'
import type { Ref } from '../store/tables.ts'
import { isBeforeOpening, ownSurvey, readSurvey, refuse } from './reach.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostMembers = 50_000

async function membersFrom(ctx: Ctx, source: 'units' | 'workers', unitId: number): Promise<Member[]> {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'survey.run', unit)) throw new Missing()
  if (source === 'workers') {
    const frame = findOffer<{ unitId: number }, readonly Member[]>(ctx.house, 'worker.frame')
    if (!frame)
      throw refuse(
        'no-register',
        '本系统没有启用职工名册，请导入名单或按单位抽样',
        'There is no register of workers here; import a list or draw units',
      )
    return [...(await frame(ctx, { unitId }))]
  }
  const { rows } = await findUnits(ctx.db, { within: unitId, on: ctx.today, size: mostMembers })
  return rows.map(({ id, name, regionId }) => ({ key: `${id} ${name}`, stratum: String(regionId) }))
}

async function keep(ctx: Ctx, one: StoredCase, members: readonly Member[]) {
  if (members.length === 0 || members.length > mostMembers)
    throw new Invalid([
      {
        path: 'frame',
        rule: 'size',
        message: say(`抽样框须有 1 至 ${mostMembers} 个`, `The list must have 1 to ${mostMembers}`),
      },
    ])
  if (one.closedAt || !isBeforeOpening(one))
    throw refuse('begun', '调查已开放，不能再改抽样框', 'The survey is open; its list is fixed')
  const frame = frameText(members)
  const digest = commitmentOf(frame.split('\n'))
  if (!(await keepFrame(ctx.db, one, { frame, digest, count: members.length, committedOn: ctx.today })))
    throw refuse('drawn', '已经抽样，抽样框不能再改', 'The sample was drawn; its list is fixed')
  await noteDeed(ctx, 'survey.frame', { ...one, kind: 'survey-sample' }, { digest, count: members.length })
  return { digest, count: members.length }
}

/** Publishes the list to draw from, before there is a seed. */
export async function publishFrame({ params, body, ...ctx }: Asked<typeof PublishFrame>) {
  const one = await ownSurvey(ctx, params)
  return keep(ctx, one, await membersFrom(ctx, body.source, body.unitId))
}

const heads = ['编号', '层', '群', '规模']

/** An empty list to draw from. */
export const frameTemplate = (): GivenFile => ({
  name: '抽样框模板.xlsx',
  type: xlsx,
  bytes: writeSheets([
    {
      name: '抽样框',
      columns: heads.map((header) => ({ header, kind: 'text' as const, width: 24 })),
      rows: [['0001', '西宁市', '某铝业公司', '1']],
    },
  ]),
})

/** Takes the list from a workbook, or nothing when a row is not right. */
export async function importFrame(ctx: Ctx, ref: Ref, file: SentFile | null, dryRun: boolean) {
  const one = await ownSurvey(ctx, ref)
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: mostMembers + 1 })
  const [head, ...rows] = sheet?.rows ?? []
  const place = (name: string) => (head?.cells ?? []).findIndex((cell) => String(cell ?? '').trim() === name)
  const faults: Fault[] = []
  const seen = new Set<string>()
  const members = rows.map(({ row, cells }): Member => {
    const of = (name: string) =>
      String(cells[place(name)] ?? '')
        .replace(/\s+/g, ' ')
        .trim()
    const [key, stratum, cluster] = [of('编号'), of('层'), of('群')]
    const size = of('规模') ? Number(of('规模')) : 1
    const fault = (path: string, rule: string, zh: string, en: string) =>
      faults.push({ row, path, rule, message: say(zh, en) })
    if (!key) fault('编号', 'required', '没有编号', 'The key is missing')
    else if (seen.has(key)) fault('编号', 'twice', `“${key}”重复`, `"${key}" stands twice`)
    if (!Number.isFinite(size) || size <= 0) fault('规模', 'size', '规模须为正数', 'The size must be above 0')
    seen.add(key)
    return { key, ...(stratum && { stratum }), ...(cluster && { cluster }), size }
  })
  if (dryRun || faults.length > 0) return { rows: rows.length, added: 0, faults }
  return { rows: rows.length, added: (await keep(ctx, one, members)).count, faults: [] }
}

/** The published list as a text. @throws Missing when there is none. */
export async function frameFile(ctx: Ctx, ref: Ref): Promise<GivenFile> {
  await readSurvey(ctx, ref)
  const kept = await findDraw(ctx.db, ref)
  if (!kept) throw new Missing()
  return { name: '抽样框.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from(`${kept.frame}\n`) }
}
