import type { Ctx } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type StoredScheme, schemes } from '../store/index.ts'

/** How an assessment names its scheme: name and version, which no later edition can take. */
export const schemeLabel = ({ name, version }: Pick<StoredScheme, 'name' | 'version'>): string =>
  `${name}（第${version}版）`

/** The scheme an assessment keeps. @throws Invalid at `answers.scheme` when its unit has none of that name and version. */
export async function schemeOf(
  ctx: Ctx,
  one: { unitId: number; answers: Readonly<Record<string, unknown>> },
): Promise<StoredScheme> {
  const [, name = '', version = ''] = /^(.*)（第(\d+)版）$/.exec(String(one.answers.scheme)) ?? []
  const all = name ? await schemes.versions(ctx.db, { unitId: one.unitId, name }) : []
  const found = all.find((scheme) => scheme.version === Number(version) && scheme.state !== 'draft')
  if (found) return schemes.get(ctx.db, found.id)
  const message = say('没有这一考核框架，或尚未施行', 'There is no such scheme in force')
  throw new Invalid([{ path: 'answers.scheme', message }])
}
