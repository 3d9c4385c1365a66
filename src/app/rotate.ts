import { rotateKeys, settleRotation } from '#kernel/secret/server'
import { say } from '#platform/say'
import { openProduct } from './product.ts'
import { type CliCommand, readArgs } from './usage.ts'
import { asSystem } from './worker.ts'

/** New keys for sealed fields. The running product seals the rows anew in the background. */
export const rotateCommand: CliCommand = {
  name: 'keys rotate',
  usage: 'keys rotate',
  summary: say(
    '更换加密字段的密钥：数据密钥立即换新，存量记录在后台重新加密，可中断续做',
    'Renew the keys of sealed fields: at once for what is written, in the background for the rows there are',
  ),
  run: async (args) => {
    readArgs(args, {}, 0)
    const { database, house } = await openProduct()
    try {
      const done = await asSystem(database, house, rotateKeys)
      settleRotation(house.dataDir, done)
      const text = [
        `已换主密钥 New master key: ${done.master}`,
        `  重新封装 wrapped ${done.wrapped}，新数据密钥 fresh ${done.fresh}，后台重新加密 rows: ${done.rows.join('、') || '—'}`,
        '  请立即另行备份 secrets/field-keys；旧密钥文件须保留，旧备份要用。',
        '  Keep a copy of secrets/field-keys now; old key files must stay, old backups need them.',
      ].join('\n')
      return { json: done, text }
    } finally {
      await database.close()
    }
  },
}
