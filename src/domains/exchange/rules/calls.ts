import { type Fault, Forbidden, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from './sources.ts'

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** Seconds until the next day begins in China: then a quota is fresh. */
export const secondsToMidnight = (now: Date): number => Math.ceil((dayMs - ((now.getTime() + chinaMs) % dayMs)) / 1000)

/** What programs are told of a quota (RateLimit header fields of the IETF's draft, read by common clients). */
export const quotaHeaders = (quota: number, used: number, now: Date): Record<string, string> => ({
  'ratelimit-limit': String(quota),
  'ratelimit-remaining': String(Math.max(0, quota - used)),
  'ratelimit-reset': String(secondsToMidnight(now)),
})

/**
 * The fields a call is answered: those asked for, or all that are agreed.
 * @throws Forbidden for one that is not agreed, by name.
 */
export function chosenFields(agreed: readonly string[], asked: readonly string[] | undefined): readonly string[] {
  const beyond = asked?.filter((field) => !agreed.includes(field)) ?? []
  if (beyond.length > 0)
    throw new Forbidden(
      say(`协议没有约定这些字段：${beyond.join('、')}`, `The agreement does not name: ${beyond.join(', ')}`),
    )
  return asked ?? agreed
}

/** @throws Invalid for a call with more people than the agreement allows at once. */
export function refuseMany(people: number, callQuota: number): void {
  if (people <= callQuota) return
  const fault: Fault = {
    path: 'body',
    rule: 'call-quota',
    message: say(`单次最多 ${callQuota} 人，本次 ${people} 人`, `At most ${callQuota} people a call, not ${people}`),
    source: sources.minimum,
  }
  throw new Invalid([fault])
}

/** Nobody, outside the agreement, or not consented: one sentence for all, so that it does not tell who has a file. */
export const notShared = say(
  '查无此人，或不在协议范围内，或本人未同意',
  'Nobody has this number, or not within the agreement, or without consent',
)
