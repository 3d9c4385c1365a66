import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import { parametersAt } from '#kernel/parameter/server'
import { say } from '#platform/say'
import { evidenceKeys } from './parameters.ts'
import { listExpiring, listUploaders } from './store.ts'

/** Tells each uploader once that a file is about to expire. */
async function warn(ctx: Ctx): Promise<void> {
  const found = await parametersAt(ctx.db, [evidenceKeys.warnDays], null, ctx.today)
  const until = plusDays(ctx.today, Number(found[evidenceKeys.warnDays]?.value))
  const files = await listExpiring(ctx.db, ctx.today, until)
  const uploaders = await listUploaders(
    ctx.db,
    files.map((file) => file.id),
  )
  for (const { id, name, unitName, expiresOn } of files) {
    const uploader = uploaders.get(id)
    if (!uploader) continue
    const text = say(
      `${unitName}的佐证材料“${name}”将于 ${expiresOn} 失效，请及时更换。`,
      `The evidence "${name}" of ${unitName} expires on ${expiresOn}; replace it in time.`,
    )
    await tellPersons(ctx, [uploader], { text, dedupe: `evidence-expires:${id}` })
  }
}

/** The work of this room in the background, by job kind. */
export const evidenceJobs = { 'evidence.warn': warn }

/** How often, in seconds. */
export const evidenceEvery = { 'evidence.warn': 86_400 }
