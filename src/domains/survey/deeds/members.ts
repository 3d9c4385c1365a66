import { noteDeed } from '#kernel/audit/server'
import type { Asked } from '#kernel/domain/server'
import { Invalid, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { GetResponse, ListMembers, MarkMembers } from '../model/index.ts'
import { ratesOf } from '../rules/outcomes.ts'
import { sources } from '../rules/process.ts'
import { countMembers, countOutcomes, findDraw, listMembers, markOutcomes, outcomesOf } from '../store/samples.ts'
import { ownSurvey, readSurvey, refuse } from './reach.ts'

/** Members drawn, by pages, with what became of them. */
export async function showMembers({ params, query, ...ctx }: Asked<typeof ListMembers>) {
  await readSurvey(ctx, params)
  const total = await countMembers(ctx.db, params, query)
  const rows = await listMembers(ctx.db, params, query, query.size, (query.page - 1) * query.size)
  return { rows: rows.map((row) => ({ ...row, weight: 1 / row.probability })), total, more: false }
}

/**
 * Notes what became of members drawn, all of them or none.
 * @throws Invalid naming who was not drawn; Refused for who has answered by their own link, and before it is open or after it is published.
 */
export async function markMembers({ params, body, ...ctx }: Asked<typeof MarkMembers>) {
  const one = await ownSurvey(ctx, params)
  if (!['running', 'closed'].includes(one.state))
    throw refuse('not-running', '调查开放后、结果发布前才能登记', 'Noted while it is open, until results are published')
  const keys = [...new Set(body.keys)]
  const known = await outcomesOf(ctx.db, params, keys)
  const strange = keys.filter((key) => !known.has(key))
  if (strange.length > 0) {
    const names = strange.slice(0, 5).join('、')
    throw new Invalid([
      { path: 'keys', rule: 'not-drawn', message: say(`样本中没有：${names}`, `Not drawn: ${names}`) },
    ])
  }
  const answered = keys.filter((key) => known.get(key) === 'answered')
  if (answered.length > 0) {
    const names = answered.slice(0, 5).join('、')
    const message = say(
      `已凭本人链接交卷，不能另记：${names}。请取消勾选后再登记`,
      `Answered by their own link: ${names}. Leave them out`,
    )
    throw new Refused([{ rule: 'has-answered', message, source: sources.outcomes }])
  }
  const { outcome, note } = body
  await markOutcomes(ctx.db, params, keys, outcome === 'none' ? null : { outcome, on: ctx.today, note })
  await noteDeed(ctx, 'survey.outcome', { ...one, kind: 'survey-sample' }, { outcome, marked: keys.length, note })
  return { marked: keys.length }
}

/** How far the sample has come: all together, then by stratum, or by cluster where drawing had two stages. */
export async function showResponse({ params, ...ctx }: Asked<typeof GetResponse>) {
  await readSurvey(ctx, params)
  const kept = await findDraw(ctx.db, params)
  const method = kept?.design?.method ?? 'simple'
  const counted = await countOutcomes(ctx.db, params, method === 'two-stage' ? 'cluster' : 'stratum')
  const parts = [...new Set(counted.map(({ part }) => part))].sort()
  const all = ratesOf(null, counted)
  if (method === 'simple' || parts.length < 2) return [all]
  return [
    all,
    ...parts.map((part) =>
      ratesOf(
        part,
        counted.filter((one) => one.part === part),
      ),
    ),
  ]
}
