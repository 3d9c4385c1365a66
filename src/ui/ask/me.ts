import { GetSession, type Me } from '#kernel/access'
import type { AnswerOf } from '#platform/endpoint'
import { answers, keyOf, useAsk } from './ask.ts'

type Session = AnswerOf<typeof GetSession>

/** Who is signed in, and what the sign-in page needs. */
export const useSession = () => useAsk(GetSession, {}, { keeps: ({ me }) => me !== null })

/** The person signed in. @throws Error on a public page, where there may be nobody. */
export function useMe(): Me {
  const me = useSession().data?.me
  if (!me) throw new Error('nobody is signed in on this page')
  return me
}

/** Puts a person (or nobody) into the kept session, without asking again. */
export function rememberMe(me: Me | null): void {
  answers.setQueryData<Session>(keyOf(GetSession, {}), (session) => session && { ...session, me })
}

/** Whether the person signed in holds a permission somewhere. The server asks again, for the unit concerned. */
export function may(permission: string): boolean {
  const held = answers.getQueryData<Session>(keyOf(GetSession, {}))?.me?.permissions ?? []
  return held.includes(permission) || held.includes('*')
}
