import { scopeOf } from '#kernel/access'
import { plusDays } from '#kernel/calendar'
import type { Asked } from '#kernel/domain/server'
import { evidenceKeys, listWithin } from '#kernel/evidence/server'
import { getUnit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { ListFiles } from '../model/index.ts'

const begin = '2000-01-01'

/** Evidence of units within reach, newest first; only what expires soon, or has expired, where asked. */
export async function listFiles({ db, actor, query, today }: Asked<typeof ListFiles>) {
  const { unitId, expiry, words, page, size } = query
  const unit = unitId === undefined ? undefined : await getUnit(db, unitId)
  const days = await parametersAt(db, [evidenceKeys.warnDays], null, today)
  const soon = { from: today, until: plusDays(today, Number(days[evidenceKeys.warnDays].value)) }
  const expires = expiry === 'soon' ? soon : expiry === 'past' ? { from: begin, until: plusDays(today, -1) } : undefined
  return listWithin(db, scopeOf(actor, 'evidence.read'), { unit, words, expires, page, size })
}
