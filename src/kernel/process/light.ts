import { type Say, say } from '#platform/say'
import type { Light } from './definition.ts'

/** A case's light as it is stored, with what says whether the case is past its term. */
export interface Lit {
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
  dueOn: string | null
  closedAt: string | null
}

/** Open and past the day on which its present state ends. */
export const isOverdue = ({ dueOn, closedAt }: Pick<Lit, 'dueOn' | 'closedAt'>, today: string): boolean =>
  closedAt === null && dueOn !== null && dueOn < today

/**
 * The light to show today. A light is stored when a report is judged or a night's watch has run; between two of them a term may
 * pass, and what is overdue is red whatever was judged before. Source: domain rules 9.4 (past due and not done: red).
 */
export function lightToday(one: Lit, today: string): Pick<Lit, 'light' | 'worst' | 'lightWhy'> {
  const { light, worst, lightWhy } = one
  if (light === null || light === 'red' || !isOverdue(one, today)) return { light, worst, lightWhy }
  const why = say(
    `截至 ${today} 已过期限 ${one.dueOn}，尚未办结，亮红灯（依据：逾期未办结按红灯计）`,
    `Past its term ${one.dueOn} on ${today} and not done: red (source: what is past due and not done is red)`,
  )
  return { light: 'red', worst: 'red', lightWhy: why }
}
