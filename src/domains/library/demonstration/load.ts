import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { act, openCase } from '#kernel/process/server'
import { startReviews } from '../deeds/reviews.ts'
import { keepDocument } from '../deeds/write.ts'
import type { Ref } from '../store/tables.ts'
import { type NamedDocument, namedDocuments } from './documents.ts'

const seen = '2024年10月会刊列为正在施行；此后有无修改、废止，梳理时核对。'

const columnsOf = (one: NamedDocument) => ({
  ...{ title: one.title, kind: one.kind, level: one.level, validity: one.validity ?? ('in-force' as const) },
  ...{ number: one.number ?? null, issuer: one.issuer ?? null, issuedOn: one.issuedOn ?? null },
  ...{
    scope: null,
    area: null,
    validFrom: null,
    validUntil: one.validUntil ?? null,
    note: one.note ?? (one.validity ? null : seen),
  },
  origin: '《青海工运》2024年第10期',
  measures: [...one.measures],
  relations: { implements: one.implements ? [one.implements] : [], amends: [], repeals: [], basedOn: [] },
})

/** Reviews in four states: waiting, proposed, to be changed, kept; and a gap that somebody must fill. */
async function review(ctx: Ctx, clerk: Ctx, documents: ReadonlyMap<string, Ref>): Promise<void> {
  const proposals = [
    [
      '关于深化产教融合的实施意见',
      'liaison-education',
      'amend',
      '早于中央《意见》（八）（十），校企合作的条款须更新。',
    ],
    ['青海省推进市域产教联合体建设实施方案', 'liaison-education', 'keep', '仍适用，与中央《意见》（十）一致。'],
    ['青海省进一步规范劳务派遣工作的实施意见', 'liaison-human-resources', 'amend', '须补充新就业形态用工的规定。'],
    ['2023年全省职业技能提升行动工作方案', 'liaison-human-resources', null, ''],
  ] as const
  const reviewer = await asPerson(ctx, 'reviewer')
  for (const [title, login, verdict, opinion] of proposals) {
    const document = documents.get(title)
    const owner = await asPerson(ctx, login)
    const [unitId] = owner.ownUnits
    if (!document || unitId === undefined) throw new Error(`the demonstration lacks "${title}" or ${login}`)
    const [one] = await startReviews(clerk, [document], unitId, '中央《意见》印发后逐项对照梳理（演示）')
    if (!one || verdict === null) continue
    const changeBy = verdict === 'keep' ? null : plusDays(ctx.today, 120)
    await act(owner, one, 'propose', { input: { verdict, opinion, changeBy } })
    if (verdict === 'keep') await act(reviewer, one, 'keep', { input: { remark: '同意保留。' } })
    if (login === 'liaison-education' && verdict === 'amend')
      await act(reviewer, one, 'change', { input: { remark: '同意修订，按期报送。' } })
  }
  const [unitId] = clerk.ownUnits
  if (unitId === undefined) throw new Error('the demonstration clerk holds no post')
  await openCase(clerk, {
    process: 'review',
    unitId,
    title: '补缺：新就业形态劳动者维权服务制度',
    answers: { subject: '新就业形态劳动者维权服务制度', measure: '17', reason: '对应举措没有配套文件（演示）' },
  })
}

/** The documents that the journal names, in the province's register, and a first round of reviews. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson(ctx, 'clerk')
  const [unitId] = clerk.ownUnits
  if (unitId === undefined) throw new Error('the demonstration clerk holds no post')
  const documents = new Map<string, Ref>()
  for (const one of namedDocuments) documents.set(one.title, await keepDocument(clerk, unitId, columnsOf(one)))
  await review(ctx, clerk, documents)
}
