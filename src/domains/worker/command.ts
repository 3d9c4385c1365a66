import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { eachRow, streamCsv } from '#platform/sheet/server'
import { beginImport, type Source } from './deeds/import.ts'

const limits = { bytes: 2 ** 31 - 1, unpacked: 8e9, rows: 1_048_576, columns: 256, cells: 100_000_000 }

/** Rows of a file on this machine: a csv of any length, or a workbook, which a spreadsheet bounds at a million rows. */
async function rowsOf(path: string): Promise<Source> {
  if (extname(path).toLowerCase() !== '.xlsx') return streamCsv(createReadStream(path, { highWaterMark: 262_144 }))
  const rows: ReadRow[] = []
  eachRow(await readFile(path), limits, (row) => rows.push(row))
  return rows
}

/** For files larger than a browser sends: the running product then does the import in the background. */
export const importCommand: Command = {
  name: 'workers import',
  usage: 'workers import FILE --unit ID --source TEXT',
  summary: say(
    '导入职工（大文件，csv 或 xlsx），后台办理',
    'Import workers from a large csv or xlsx, in the background',
  ),
  database: true,
  async run(args, ctx) {
    const { values, positionals } = parseArgs({
      args,
      options: { unit: { type: 'string' }, source: { type: 'string' } },
      allowPositionals: true,
    })
    const [path] = positionals
    const unitId = Number(values.unit)
    if (!ctx || !path || !Number.isInteger(unitId) || !values.source)
      throw new Invalid([
        {
          path: 'args',
          message: say('须写明文件、--unit 单位编号、--source 来源', 'Name the file, --unit and --source'),
        },
      ])
    const done = await beginImport(ctx, { unitId, source: values.source, file: basename(path) }, await rowsOf(path))
    return {
      json: done,
      text: `已暂存 ${done.total} 行，开始导入  ${done.total} rows staged; the import has begun: ${done.id}`,
    }
  },
}
