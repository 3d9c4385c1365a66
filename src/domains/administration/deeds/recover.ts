import { randomInt } from 'node:crypto'
import { listHolders, resetPassword } from '#kernel/access/server'
import type { Command, Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { listAppointmentsOf } from '../store/appointments.ts'
import { findByLogin } from '../store/people.ts'
import { note } from './note.ts'

/** Letters and digits that nobody mistakes for one another on a console. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789'
const freshPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => characters[randomInt(characters.length)]).join(''),
  ).join('-')

/** Everybody who audits or confirms resets over the person's units learns of it: nobody does this in secret. */
async function tellWatchers(ctx: Ctx, person: { id: string; name: string }): Promise<void> {
  const held = await listAppointmentsOf(ctx.db, [person.id])
  const lists = await Promise.all(
    held.flatMap((one) => ['audit.read', 'people.confirm'].map((may) => listHolders(ctx.db, may, one, ctx.today))),
  )
  const watchers = [...new Set(lists.flat())].filter((id) => id !== person.id)
  const text = say(
    `运维人员在服务器上重置了${person.name}的密码和动态口令，请核实。`,
    `An operator reset password and second factor of ${person.name} on the server; make sure it was wanted.`,
  )
  await tellPersons(ctx, watchers, { text, link: `/people/${person.id}` })
}

/**
 * The last way in, when nobody who could reset an account can sign in any more: by whoever stands at the machine, who could
 * read the database anyway. It leaves a line in the journal and tells all who watch.
 * @throws Invalid for an account that is not there.
 */
export async function recover(ctx: Ctx, login: string) {
  const person = await findByLogin(ctx.db, login)
  if (!person)
    throw new Invalid([
      {
        path: 'login',
        message: say(`没有账号“${login}”，或已停用`, `There is no account "${login}", or it has ended`),
      },
    ])
  const password = freshPassword()
  await resetPassword(ctx.db, person.id, password, ctx.now)
  const body = { login: person.login, name: person.name }
  await note(ctx, { action: 'person.recover', subjectKind: 'person', subjectId: person.id, body })
  await tellWatchers(ctx, person)
  return { login: person.login, name: person.name, password }
}

/** `gongyun person recover LOGIN`. */
export const recoverCommand: Command = {
  name: 'person recover',
  usage: 'person recover LOGIN',
  summary: say(
    '应急：重置一个账号的密码与动态口令，打印一次性初始密码',
    'Emergency: reset password and second factor of an account; prints a first password once',
  ),
  database: true,
  async run(args, ctx) {
    const [login, ...rest] = args
    if (!ctx || !login || rest.length > 0)
      throw new Invalid([{ path: 'login', message: say('请给出一个账号', 'Give one account') }])
    const done = await recover(ctx, login)
    const text = `已重置 Reset: ${done.name}（${done.login}）\n初始密码（登录后必须修改） First password, to be changed at once: ${done.password}\n已记入操作日志并通知审计人员 The journal has it, and the auditors were told`
    return { json: done, text }
  },
}
