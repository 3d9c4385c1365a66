import type { Ctx } from '#kernel/domain/server'
import { countUnread } from '#kernel/notification/server'
import { say } from '#platform/say'
import type { Signed } from './actor.ts'
import type { Me } from './contracts.ts'
import { owesSecondFactor } from './enrolment.ts'
import { posts } from './posts.ts'

/** Who is signed in, as the pages know them. */
export async function meOf(ctx: Ctx, signed: Signed): Promise<Me> {
  return {
    personId: signed.actor.personId ?? '',
    name: signed.actor.name,
    login: signed.login,
    lang: signed.actor.lang,
    permissions: [...new Set(signed.actor.grants.map((g) => g.permission))].sort(),
    appointments: signed.held.map((h) => ({
      post: h.post,
      postLabel: posts[h.post] ?? say(h.post, h.post),
      unitId: h.unitId,
      unitName: h.unitName,
      unitKind: h.unitKind,
      regionId: h.regionId,
    })),
    mustChangePassword: signed.mustChange,
    totpOn: signed.totpOn,
    mustEnrol: owesSecondFactor(ctx.house, signed),
    unread: await countUnread(ctx.db, signed.actor.personId ?? ''),
  }
}
