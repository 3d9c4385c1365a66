import { noteDeed } from '#kernel/audit/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { writeSheets } from '#platform/sheet/server'
import { findForm } from '../store/forms.ts'
import { findDraw, listDrawn, setToken } from '../store/samples.ts'
import { dropUnused, insertTokens } from '../store/sheets.ts'
import type { Ref } from '../store/tables.ts'
import { ownSurvey, refuse } from './reach.ts'
import { madeUp, secretDigest } from './run.ts'
import { carriedOf } from './sample.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Makes everybody drawn a link of their own; who has answered keeps theirs. Only digests stay: the links are in the file alone. */
export async function makeLinks(ctx: Ctx, ref: Ref): Promise<GivenFile> {
  const one = await ownSurvey(ctx, ref)
  const form = await findForm(ctx.db, ref)
  if (!form || form.closedOn)
    throw refuse('not-open', '调查开放后方可生成链接', 'Links are made once the survey is open')
  const dropped = await dropUnused(ctx.db, ref)
  const design = (await findDraw(ctx.db, ref))?.design
  const waiting = (await listDrawn(ctx.db, ref)).filter(({ token }) => token === null || dropped.has(token))
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
    `${ctx.house.publicAddress ?? ''}/s/${form.code}#t=${token}`,
  ])
  return { name: `${one.title}-本人链接.xlsx`, type: xlsx, bytes: writeSheets([{ name: '本人链接', columns, rows }]) }
}
