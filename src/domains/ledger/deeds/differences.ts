import type { Ctx } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import { say } from '#platform/say'
import type { DifferenceKind, DifferenceRow } from '../model/rows.ts'
import type { Said } from '../rules/index.ts'
import { listDifferences } from '../store/differences.ts'
import { showPoints } from '../store/points.ts'
import { assertMay } from './reach.ts'

const kindLabels: Record<DifferenceKind, DifferenceRow['kindLabel']> = {
  new: say('新增条款', 'New clause'),
  words: say('条款文字变化', 'Words changed'),
  due: say('时限变化', 'Term changed'),
  owners: say('责任单位变化', 'Owners changed'),
  dropped: say('条款删除', 'Clause gone'),
}

/** What one side says, line by line, with units by name. */
function linesOf(said: Partial<Said> | null, names: ReadonlyMap<number, string>): string[] {
  if (!said) return []
  const named = (ids: readonly number[]) => ids.map((id) => names.get(id) ?? String(id)).join('、') || '—'
  return [
    ...(said.title === undefined ? [] : [said.title]),
    ...(said.words ? [said.words] : []),
    ...(said.dueOn === undefined ? [] : [`完成时限：${said.dueOn ?? '未定'}`]),
    ...(said.leads === undefined ? [] : [`牵头单位：${named(said.leads)}`]),
    ...(said.joints === undefined ? [] : [`配合单位：${named(said.joints)}`]),
    ...(said.unmatched?.length ? [`未识别：${said.unmatched.join('、')}`] : []),
  ]
}

/** What a revised document would change in the work points, waiting ones first. @throws Missing */
export async function showDifferences(ctx: Ctx, pointsId: string) {
  const points = await showPoints(ctx.db, pointsId)
  const stored = await listDifferences(ctx.db, pointsId)
  for (const one of stored) assertMay(ctx, 'ledger.issue', one)
  const ids = stored.flatMap(({ before, after }) =>
    [before, after].flatMap((s) => [...(s?.leads ?? []), ...(s?.joints ?? [])]),
  )
  const names = await nameUnits(ctx.db, ids)
  const rows = stored.map((row): DifferenceRow => {
    const { itemId, itemNo, itemTitle, itemState } = row
    const item =
      itemId && itemNo !== null && itemTitle && itemState
        ? { id: itemId, no: itemNo, title: itemTitle, state: itemState }
        : null
    const { id, kind, documentTitle, state, note, decidedName, decidedAt } = row
    const sides = { before: linesOf(row.before, names), after: linesOf(row.after, names) }
    return {
      ...sides,
      id,
      kind,
      kindLabel: kindLabels[kind],
      clause: row.clauseKey,
      documentTitle,
      item,
      state,
      note,
      decidedName,
      decidedAt,
    }
  })
  return { points, rows }
}
