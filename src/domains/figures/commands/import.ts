import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { importRegister } from '../deeds/import.ts'
import { queueConflicts } from '../deeds/queue.ts'
import { registerFile } from './read.ts'

/** `gongyun figures import FILE`: every row of a register becomes a claim, or none does. */
export const importCommand: Command = {
  name: 'figures import',
  usage: 'figures import FILE [--try]',
  summary: say(
    '导入数据表（csv、xlsx），每行成为一条数据；有错则全不写入',
    'Import a register: each row becomes a claim, or none does',
  ),
  database: true,
  run: async (args, ctx) => {
    const files = args.filter((arg) => arg !== '--try')
    const [file] = files
    if (!ctx || !file || files.length > 1 || file.startsWith('--'))
      throw new Invalid([
        { path: 'arguments', rule: 'usage', message: say('请给出一个文件，见 --help', 'Give one file; see --help') },
      ])
    const { rows, added, faults } = await importRegister(ctx, await registerFile(file), args.includes('--try'))
    if (faults.length > 0) throw new Invalid(faults)
    const queued = added > 0 ? await queueConflicts(ctx) : null
    const again = added === 0 && !args.includes('--try')
    const text = again
      ? `该文件已导入过，没有新增  This file was imported before; nothing was added`
      : `读取 ${rows} 行，新增 ${added} 条数据，登记 ${queued?.opened ?? 0} 处矛盾  ${rows} rows read, ${added} claims added, ${queued?.opened ?? 0} conflicts queued`
    return { json: { rows, added, conflicts: queued?.opened ?? 0 }, text }
  },
}
