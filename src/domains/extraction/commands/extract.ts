import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { readText } from '#platform/reading/server'
import { type Say, say } from '#platform/say'
import { extractAside } from '../deeds/aside.ts'
import type { FoundFigure } from '../model.ts'

const wrong = (message: Say) => new Invalid([{ path: 'arguments', message, rule: 'usage' }])

interface Asked {
  file: string
  /** Where to write the text that the offsets count in. */
  text?: string
  /** Least confidence of what is printed. */
  from: number
}

/** @throws Invalid for an unknown option, a confidence that is none, or not exactly one file. */
function readArgs(args: readonly string[]): Asked {
  const options = { text: { type: 'string' }, from: { type: 'string' } } as const
  let found: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    found = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw wrong(say(`参数有误：${(error as Error).message}`, `Wrong arguments: ${(error as Error).message}`))
  }
  const [file, ...rest] = found.positionals
  if (!file || rest.length > 0) throw wrong(say('请给出一个文件，见 --help', 'Give one file; see --help'))
  const from = Number(found.values.from ?? 0)
  if (!(from >= 0 && from <= 1)) throw wrong(say('--from 应为 0 到 1 之间的数', '--from is a number from 0 to 1'))
  return { file, text: found.values.text, from }
}

/** Width on a terminal: Chinese characters and full-width signs take two columns. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)

function column(text: string, width: number): string {
  let kept = ''
  for (const char of text) {
    if (widthOf(kept + char) > width - 1) return `${kept}…`.padEnd(kept.length + 1 + width - widthOf(`${kept}…`))
    kept += char
  }
  return kept + ' '.repeat(width - widthOf(kept))
}

const line = (one: FoundFigure): string =>
  [
    column(one.id, 6),
    column(`${one.value} ${one.unit}`, 20),
    column(one.qualifier, 10),
    column(one.indicator || one.noun, 34),
    column(one.period ?? one.asOf ?? '—', 18),
    column(one.subject ?? '—', 18),
    `${Math.round(one.confidence * 100)}%`,
  ].join(' ')

/**
 * `gongyun figures extract FILE`: every number of a report with unit, qualifier, noun, period, subject and reporter,
 * each with its characters in the text as it was read.
 */
export const extractCommand: Command = {
  name: 'figures extract',
  usage: 'figures extract FILE [--from 0.5] [--text OUT]',
  summary: say(
    '从总结、通报、简报等材料（docx、pdf、txt）中提取数据，供逐条确认',
    'The figures of a report (docx, pdf, txt), proposed for confirmation',
  ),
  database: false,
  run: async (args) => {
    const asked = readArgs(args)
    if (!(await stat(asked.file)).isFile()) throw wrong(say(`不是文件：${asked.file}`, `Not a file: ${asked.file}`))
    const { text } = await readText(await readFile(asked.file), basename(asked.file))
    if (asked.text) await writeFile(asked.text, text)
    const found = await extractAside(text)
    const figures = found.figures.filter((one) => one.confidence >= asked.from)
    const head = `${found.title || basename(asked.file)}${found.date ? `  ${found.date}` : ''}`
    return {
      json: { ...found, figures },
      text: [head, `共 ${figures.length} 个数据  ${figures.length} figures`, '', ...figures.map(line)].join('\n'),
    }
  },
}
