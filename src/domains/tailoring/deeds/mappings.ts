import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { AnswerOf } from '#platform/endpoint'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import {
  findMeasure,
  type GapRow,
  type GetMapping,
  type LinkRow,
  type MappingLine,
  type Relation,
} from '../model/index.ts'
import { findGaps, sources, suggestFor } from '../rules/index.ts'
import { changeMapping, frameworks, getMapping, insertMapping, type StoredMapping } from '../store/index.ts'
import { noteMapping } from './journal.ts'
import { homeOf } from './reach.ts'

const invalid = (path: string, rule: string, zh: string, en: string) =>
  new Invalid([{ path, rule, message: say(zh, en) }])

/** Begins a mapping between two editions. @throws Missing for editions out of sight; Invalid for a pair that is mapped already. */
export async function addMapping(ctx: Ctx, { fromId, toId }: { fromId: string; toId: string }): Promise<string> {
  const unit = await homeOf(ctx, 'tailoring.frame')
  if (fromId === toId)
    throw invalid('toId', 'same-framework', '请选择两个不同的框架', 'Choose two different frameworks')
  const from = await frameworks.get(ctx.db, fromId)
  const to = await frameworks.get(ctx.db, toId)
  const mapping: StoredMapping = {
    ...{ id: randomUUID(), regionId: unit.regionId, unitId: unit.id, unitNo: unit.no, fromId, toId },
    ...{ state: 'open', links: [], rev: 1, madeAt: ctx.now.toISOString(), confirmedOn: null },
  }
  if (!(await insertMapping(ctx.db, mapping)))
    throw invalid('toId', 'mapped-already', '这两个框架已有对照', 'These two are mapped already')
  await noteMapping(ctx, 'begin', mapping, { from: from.name, to: to.name })
  return mapping.id
}

/** A mapping in reach with its two frameworks. @throws Missing. */
async function reach(ctx: Ctx, id: string, lock = false) {
  const mapping = await getMapping(ctx.db, id, lock)
  if (!mayOver(ctx.actor, 'tailoring.frame', { no: mapping.unitNo, indNo: null })) throw new Missing()
  const from = await frameworks.get(ctx.db, mapping.fromId)
  const to = await frameworks.get(ctx.db, mapping.toId)
  return { mapping, from, to }
}

const undecidedFault = (keys: readonly string[]) => ({
  rule: 'undecided-left',
  message: say(
    `还有 ${keys.length} 条旧任务未确认：${keys.slice(0, 8).join('、')}${keys.length > 8 ? '…' : ''}`,
    `${keys.length} old measures are not confirmed: ${keys.slice(0, 8).join(', ')}`,
  ),
  source: sources.list,
})

const draftFault = ({ name }: { name: string }) => ({
  rule: 'still-a-draft',
  message: say(
    `“${name}”尚未施行，还会改动，施行后方可定稿对照`,
    `"${name}" is not in force and may still change; confirm the mapping once it is`,
  ),
  source: sources.practice,
})

const faultsOf = ({ mapping, from, to }: Awaited<ReturnType<typeof reach>>) => {
  const { undecided } = findGaps(from.body, to.body, mapping.links)
  return [
    ...(undecided.length > 0 ? [undecidedFault(undecided.map(({ key }) => key))] : []),
    ...[from, to].filter(({ state }) => state === 'draft').map(draftFault),
  ]
}

const named = ({ name, version }: { name: string; version: number }) => `${name}（第${version}版）`

/** A mapping with suggestions for what is not confirmed. @throws Missing. */
export async function showMapping(asked: Asked<typeof GetMapping>): Promise<AnswerOf<typeof GetMapping>> {
  const found = await reach(asked, asked.params.id)
  const { mapping, from, to } = found
  const lines = new Map(mapping.links.map((line) => [line.from, line]))
  return {
    ...mapping,
    fromName: named(from),
    toName: named(to),
    measures: from.body.measures.length,
    decided: mapping.links.length,
    rows: from.body.measures.map((measure) => {
      const line = lines.get(measure.key) ?? null
      return { measure, line, suggestions: line ? [] : suggestFor(measure, to.body) }
    }),
    to: to.body.measures.map(({ key, title }) => ({ key, title })),
    editable: mapping.state === 'open',
    faults: faultsOf(found),
  }
}

interface Mapped {
  rev: number
  from: string
  heirs: readonly { to: string; relation: Relation }[]
  note: string
}

/** A person confirms what one old measure answers to. @throws Invalid for keys that are none, and for no heir without a word why. */
export async function mapMeasure(ctx: Ctx, id: string, given: Mapped) {
  const { mapping, from, to } = await reach(ctx, id, true)
  if (mapping.state !== 'open') throw new Missing()
  if (mapping.rev !== given.rev) throw new Stale()
  if (!findMeasure(from.body, given.from))
    throw invalid('from', 'no-measure', `旧框架中没有 ${given.from}`, `There is no ${given.from} in the old framework`)
  const astray = given.heirs.find((heir) => !findMeasure(to.body, heir.to))
  if (astray)
    throw invalid('heirs', 'no-measure', `新框架中没有 ${astray.to}`, `There is no ${astray.to} in the new one`)
  if (given.heirs.length === 0 && given.note.length < 2)
    throw invalid('note', 'no-reason', '无对应时须说明去向', 'Where there is no heir, say what becomes of it')
  const heirs = [...new Map(given.heirs.map((heir) => [heir.to, heir])).values()]
  const line: MappingLine = { from: given.from, heirs, note: given.note, byName: ctx.actor.name, on: ctx.today }
  const links = [...mapping.links.filter((one) => one.from !== given.from), line]
  await changeMapping(ctx.db, id, { state: 'open', links, confirmedOn: null })
  await noteMapping(ctx, 'line', mapping, { from: line.from, heirs, note: line.note })
  return { rev: mapping.rev + 1 }
}

/** Confirms the whole mapping; from then on it stands. @throws Refused while old measures are undecided. */
export async function confirmMapping(ctx: Ctx, id: string) {
  const found = await reach(ctx, id, true)
  if (found.mapping.state !== 'open') throw new Missing()
  const faults = faultsOf(found)
  if (faults.length > 0) throw new Refused(faults)
  const { links } = found.mapping
  await changeMapping(ctx.db, id, { state: 'confirmed', links, confirmedOn: ctx.today })
  const { noHeir, noOrigin } = findGaps(found.from.body, found.to.body, links)
  const gaps = { noHeir: noHeir.map(({ key }) => key), noOrigin: noOrigin.map(({ key }) => key) }
  await noteMapping(ctx, 'confirm', found.mapping, { lines: links.length, ...gaps })
  return { rev: found.mapping.rev + 1 }
}

/** What the two frameworks leave open between each other: old without heir, old undecided, new without origin. */
export async function listGaps(ctx: Ctx, id: string): Promise<GapRow[]> {
  const { mapping, from, to } = await reach(ctx, id)
  const { noHeir, undecided, noOrigin } = findGaps(from.body, to.body, mapping.links)
  const noteOf = (key: string) => mapping.links.find((line) => line.from === key)?.note ?? ''
  const row =
    (kind: GapRow['kind']) =>
    ({ key, title, basis }: { key: string; title: string; basis: string }) => ({
      ...{ kind, key, title, basis },
      note: kind === 'no-origin' ? '' : noteOf(key),
    })
  return [...noHeir.map(row('no-heir')), ...undecided.map(row('undecided')), ...noOrigin.map(row('no-origin'))]
}

/** The links of a mapping, a line each; an old measure without heir has one line with none. */
export async function listLinks(ctx: Ctx, id: string): Promise<LinkRow[]> {
  const { mapping, from, to } = await reach(ctx, id)
  const order = from.body.measures.map(({ key }) => key)
  return [...mapping.links]
    .sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from))
    .flatMap(({ heirs, note, byName, on, from: key }): LinkRow[] => {
      const about = { from: key, fromTitle: findMeasure(from.body, key)?.title ?? '', note, byName, on }
      if (heirs.length === 0) return [{ ...about, relation: null, to: '', toTitle: '' }]
      return heirs.map((heir) => ({ ...about, ...heir, toTitle: findMeasure(to.body, heir.to)?.title ?? '' }))
    })
}
