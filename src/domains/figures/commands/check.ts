import { parseArgs } from 'node:util'
import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { checkRegister, type Finding, kindNames, type Report } from '../rules/index.ts'
import { bytesOf, registerIn, relationsIn } from './read.ts'

const wrong = (message: ReturnType<typeof say>) => new Invalid([{ path: 'arguments', rule: 'usage', message }])

interface CheckArgs {
  file: string
  relations?: string
  near: number
  explained: boolean
}

/** How far 近, 约 and 余 may be off; the parameter's default, since no database is asked. */
const nearPercent = 10

function readArgs(args: readonly string[]): CheckArgs {
  const options = { relations: { type: 'string' }, near: { type: 'string' }, explained: { type: 'boolean' } } as const
  let found: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    found = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw wrong(say(`参数有误：${(error as Error).message}`, `Wrong arguments: ${(error as Error).message}`))
  }
  const [file, ...rest] = found.positionals
  if (!file || rest.length > 0) throw wrong(say('请给出一个文件，见 --help', 'Give one file; see --help'))
  const near = found.values.near === undefined ? nearPercent : Number(found.values.near)
  if (!(near >= 0 && near <= 50))
    throw wrong(say('--near 应为 0 至 50 的百分数', '--near is a percentage from 0 to 50'))
  return { file, near, relations: found.values.relations, explained: found.values.explained ?? false }
}

function lines(finding: Finding): string[] {
  const mark = finding.severity === 'error' ? '✗' : finding.severity === 'warning' ? '!' : '·'
  const ask = finding.ask.length > 0 ? [`    询问 ask: ${finding.ask.join('、')}`] : []
  return [
    `${mark} ${kindNames[finding.kind].zh} ${finding.kind}  [${finding.rows.join(' ')}]`,
    `    ${finding.reason.zh}`,
    `    ${finding.reason.en}`,
    `    可能原因 likely: ${finding.explanation.zh}  ${finding.explanation.en}`,
    ...ask,
  ]
}

function textOf({ rows, findings, explained }: Report, withExplained: boolean): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const head = `共 ${rows} 行：${errors} 处矛盾，${findings.length - errors} 处存疑，${explained.length} 处差异可以解释  ${rows} rows: ${errors} contradictions, ${findings.length - errors} doubts, ${explained.length} differences explained`
  const shown = withExplained ? [...findings, ...explained] : findings
  return [head, ...shown.flatMap((finding) => ['', ...lines(finding)])].join('\n')
}

/** `gongyun figures check FILE`: where the figures of a register contradict one another. */
export const checkCommand: Command = {
  name: 'figures check',
  usage: 'figures check FILE [--relations FILE] [--near 10] [--explained]',
  summary: say(
    '核对数据表（csv、xlsx）：数值、口径、计算、重复、趋势、单位',
    'Check a register of figures (csv, xlsx) for contradictions',
  ),
  database: false,
  run: async (args) => {
    const { file, relations, near, explained } = readArgs(args)
    const declared = relations ? await relationsIn(relations) : []
    const report = checkRegister(registerIn(await bytesOf(file)), near, declared)
    return { json: report, text: textOf(report, explained) }
  },
}
