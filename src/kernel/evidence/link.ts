import type { Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { findEvidence, insertLinks } from './store.ts'

/**
 * What stands against using some files as proof today: not there or not visible (one answer for both), or expired.
 * A file holds through the day it expires on. Empty when all may be used.
 */
export async function checkEvidence(ctx: Pick<Ctx, 'db' | 'today'>, ids: readonly string[]): Promise<Fault[]> {
  const found = new Map((await findEvidence(ctx.db, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id, i): Fault[] => {
    const row = found.get(id)
    const fault = (rule: string, zh: string, en: string) => [{ path: String(i), rule, message: say(zh, en) }]
    if (!row)
      return fault(
        'evidence-missing',
        '佐证材料不存在，或您无权查看。',
        'The evidence is not there, or not for you to see.',
      )
    if (row.expiresOn && row.expiresOn < ctx.today)
      return fault(
        'evidence-expired',
        `佐证材料“${row.name}”已于 ${row.expiresOn} 失效，请上传有效的材料。`,
        `The evidence "${row.name}" expired on ${row.expiresOn}; upload one that is valid.`,
      )
    return []
  })
}

/** Ties visible files to a question of a case. A file may serve many cases; the same link twice is one. */
export async function linkEvidence(
  ctx: Pick<Ctx, 'db' | 'now' | 'actor'>,
  ref: CaseRef,
  slot: string,
  ids: readonly string[],
): Promise<void> {
  const files = await findEvidence(ctx.db, [...new Set(ids)])
  await insertLinks(
    ctx.db,
    files.map((file) => ({
      regionId: file.regionId,
      evidenceId: file.id,
      caseRegion: ref.regionId,
      caseId: ref.id,
      slot,
      linkedAt: ctx.now.toISOString(),
      linkedBy: ctx.actor.personId,
    })),
  )
}
