import { mayOver } from '#kernel/access'
import { noteDeed } from '#kernel/audit/server'
import { type Asked, type Ctx, findOffer, type GivenFile, type SentFile } from '#kernel/domain/server'
import { type Chosen, type Design, frameText, type Member, readFrame } from '#kernel/draw'
import { commitmentOf, draw } from '#kernel/draw/server'
import { findUnits, getUnit } from '#kernel/org/server'
import { findCase, type StoredCase } from '#kernel/process/server'
import { type Fault, Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import type { DrawSurvey, ListMembers, PublishFrame } from '../model/index.ts'
import { sources } from '../rules/process.ts'
import { findForm } from '../store/forms.ts'
import { countMembers, findDraw, keepDraw, keepFrame, listMembers, setToken } from '../store/samples.ts'
import { dropUnused, insertTokens } from '../store/sheets.ts'
import type { Ref } from '../store/tables.ts'
import { madeUp, secretDigest } from './run.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostMembers = 50_000

/** A survey that the person may prepare. @throws Missing */
async function ownSurvey(ctx: Ctx, ref: Ref): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  if (one?.process !== 'survey' || !mayOver(ctx.actor, 'survey.run', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  return one
}

/** A survey that the person may read. @throws Missing */
export async function readSurvey(ctx: Ctx, ref: Ref): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  if (one?.process !== 'survey' || !mayOver(ctx.actor, 'survey.read', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  return one
}

const refuse = (rule: string, zh: string, en: string) =>
  new Refused([{ rule, message: say(zh, en), source: sources.practice }])

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
  if (one.closedAt || !['draft', 'proposed', 'approved'].includes(one.state))
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

/** What a sheet carries of where its writer was drawn: whoever was certain is a stratum of their own cluster. */
const carriedOf = (
  { stratum, cluster, probability, certain }: Pick<Chosen, 'stratum' | 'cluster' | 'probability' | 'certain'>,
  method: Design['method'] | undefined,
) => {
  const weight = 1 / probability
  if (method === 'two-stage')
    return certain ? { stratum: cluster, cluster: '', weight } : { stratum: '', cluster, weight }
  return { stratum: method === 'stratified' ? stratum : '', cluster: '', weight }
}

/** In an anonymous survey nobody may be the only one with what their sheet carries. @throws Refused naming the first such group. */
function refuseLonely(chosen: readonly Chosen[], design: Design, threshold: number): void {
  const groups = new Map<string, number>()
  for (const one of chosen) {
    const { stratum, cluster, weight } = carriedOf(one, design.method)
    const key = `${stratum} ${cluster} ${weight.toPrecision(12)}`
    groups.set(key, (groups.get(key) ?? 0) + 1)
  }
  const lonely = [...groups].find(([, n]) => n < threshold)
  if (lonely)
    throw new Refused([
      {
        rule: 'lonely-group',
        message: say(
          `匿名调查每层（群）至少抽 ${threshold} 人，“${lonely[0].trim()}”只有 ${lonely[1]} 人，会暴露个人`,
          `An anonymous survey draws ${threshold} in every group at least; one has ${lonely[1]}`,
        ),
        source: sources.privacy,
      },
    ])
}

/** Draws the sample by the published seed. It is drawn once. */
export async function drawSurvey({ params, body, ...ctx }: Asked<typeof DrawSurvey>) {
  const one = await ownSurvey(ctx, params)
  const kept = await findDraw(ctx.db, params)
  if (!kept) throw refuse('no-frame', '请先公布抽样框', 'Publish the list first')
  if (!['draft', 'proposed', 'approved'].includes(one.state))
    throw refuse('begun', '调查已开放，不能再抽样', 'The survey is open already')
  const design = body.design as Design
  const { chosen } = draw(readFrame(kept.frame), body.seed, design)
  if (one.answers.anonymous === true) refuseLonely(chosen, design, Number(one.parameters['survey.threshold']))
  const members = chosen.map(({ digest: _, ...member }) => ({ ...member, unitId: one.unitId, unitNo: one.unitNo }))
  if (!(await keepDraw(ctx.db, params, { seed: body.seed, design, drawnOn: ctx.today }, members)))
    throw refuse('drawn', '已经抽过样', 'The sample was drawn already')
  await noteDeed(
    ctx,
    'survey.draw',
    { ...one, kind: 'survey-sample' },
    { digest: kept.digest, seed: body.seed, design, drawn: members.length },
  )
  return { drawn: members.length }
}

const commandOf = (seed: string, design: Design): string => {
  const how =
    design.method === 'two-stage' ? `--clusters ${design.clusters} --each ${design.each}` : `--take ${design.take}`
  const shares =
    design.method === 'stratified' && design.allocation
      ? ` --allocation ${Object.entries(design.allocation)
          .map(([name, n]) => `${name}=${n}`)
          .join(',')}`
      : ''
  return `gongyun draw 抽样框.txt --seed '${seed}' --method ${design.method} ${how}${shares}`
}

/** Digest, seed and design of a survey's draw, and the command that draws it again. */
export async function showDraw(ctx: Ctx, ref: Ref) {
  const one = await readSurvey(ctx, ref)
  const kept = await findDraw(ctx.db, ref)
  const mayDraw =
    mayOver(ctx.actor, 'survey.run', { no: one.unitNo, indNo: one.indNo }) &&
    ['draft', 'proposed', 'approved'].includes(one.state) &&
    !kept?.drawnOn
  const { digest = null, count = 0, committedOn = null, seed = null, drawnOn = null, design = null } = kept ?? {}
  return {
    digest,
    count,
    committedOn,
    seed,
    drawnOn,
    mayDraw,
    command: seed && design ? commandOf(seed, design) : null,
  }
}

/** The published list as a text. @throws Missing when there is none. */
export async function frameFile(ctx: Ctx, ref: Ref): Promise<GivenFile> {
  await readSurvey(ctx, ref)
  const kept = await findDraw(ctx.db, ref)
  if (!kept) throw new Missing()
  return { name: '抽样框.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from(`${kept.frame}\n`) }
}

/** Members drawn, by pages. */
export async function showMembers({ params, query, ...ctx }: Asked<typeof ListMembers>) {
  await readSurvey(ctx, params)
  const total = await countMembers(ctx.db, params)
  const rows = await listMembers(ctx.db, params, query.size, (query.page - 1) * query.size)
  return { rows: rows.map((row) => ({ ...row, weight: 1 / row.probability })), total, more: false }
}

/** Makes everybody drawn a link of their own; who has answered keeps theirs. Only digests stay: the links are in the file alone. */
export async function makeLinks(ctx: Ctx, ref: Ref): Promise<GivenFile> {
  const one = await ownSurvey(ctx, ref)
  const form = await findForm(ctx.db, ref)
  if (!form || form.closedOn)
    throw refuse('not-open', '调查开放后方可生成链接', 'Links are made once the survey is open')
  const dropped = await dropUnused(ctx.db, ref)
  const design = (await findDraw(ctx.db, ref))?.design
  const waiting = (await listMembers(ctx.db, ref)).filter(({ token }) => token === null || dropped.has(token))
  const links = waiting.map((member) => ({ member, token: madeUp(20) }))
  const tokens = links.map(({ member, token }) => ({
    digest: secretDigest(token),
    ...carriedOf(member, design?.method),
    member: form.anonymous ? null : member.key,
  }))
  await insertTokens(
    ctx.db,
    ref,
    tokens.sort((a, b) => (a.digest < b.digest ? -1 : 1)),
  )
  for (const { member, token } of links) await setToken(ctx.db, ref, member.key, secretDigest(token))
  await noteDeed(ctx, 'survey.links', { ...one, kind: 'survey-sample' }, { made: links.length })
  const columns = ['编号', '层', '群', '链接'].map((header) => ({
    header,
    kind: 'text' as const,
    width: header === '链接' ? 60 : 24,
  }))
  const rows = links.map(({ member, token }) => [
    member.key,
    member.stratum,
    member.cluster,
    `/s/${form.code}#t=${token}`,
  ])
  return { name: `${one.title}-本人链接.xlsx`, type: xlsx, bytes: writeSheets([{ name: '本人链接', columns, rows }]) }
}
